package org.caseledger.api.settings;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the database is and how it is reached, without names and passwords. */
final class DatabaseAddress {
    private static final Pattern ADDRESS = Pattern.compile("(jdbc:postgresql:)//([^/?@]*)/([^?@]*)(?:\\?(.*))?");
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?");

    /** By which the server and the way to it are known to be the right ones. */
    private static final Set<String> TOLD = Set.of(
            "ssl",
            "sslmode",
            "sslfactory",
            "gssEncMode",
            "channelBinding",
            "requireAuth",
            "socketFactory",
            "targetServerType");

    private DatabaseAddress() {}

    /** The address without its secrets; empty for an unknown form, whose contents cannot be judged. */
    static Optional<String> told(String url) {
        Matcher parts = ADDRESS.matcher(url);
        return parts.matches()
                ? Optional.of(parts.group(1)
                        + "//"
                        + hosts(parts.group(2))
                        + "/"
                        + parts.group(3)
                        + parameters(parts.group(4)))
                : Optional.empty();
    }

    /** The bundled database has another port at each start. */
    private static String hosts(String hosts) {
        return Stream.of(hosts.split(","))
                .map(host -> THIS_MACHINE.matcher(host).replaceFirst("$1"))
                .collect(Collectors.joining(","));
    }

    private static String parameters(String query) {
        if (query == null) {
            return "";
        }
        var told = Stream.of(query.split("&"))
                .filter(one -> TOLD.contains(one.split("=", 2)[0]))
                .sorted()
                .collect(Collectors.joining("&"));
        return told.isEmpty() ? "" : "?" + told;
    }
}
