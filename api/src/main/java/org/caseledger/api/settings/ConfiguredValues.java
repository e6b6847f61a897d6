package org.caseledger.api.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * The settings of this node, wherever they come from: all {@code caseledger.*}, and of those of the libraries the
 * {@link TrustedSettings}.
 */
@RequiredArgsConstructor
final class ConfiguredValues {
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("caseledger");

    /**
     * The files of this machine, which node signs, and the options of a start or command: nothing that two nodes must
     * have in common.
     */
    private static final List<ConfigurationPropertyName> OF_THIS_START = List.of(
            ConfigurationPropertyName.of("caseledger.home"),
            ConfigurationPropertyName.of("caseledger.data"),
            ConfigurationPropertyName.of("caseledger.log.sign"),
            ConfigurationPropertyName.of("caseledger.log.admitted-by"),
            ConfigurationPropertyName.of("caseledger.log.admitted-because"),
            ConfigurationPropertyName.of("caseledger.key"),
            ConfigurationPropertyName.of("caseledger.settings"));

    private final ConfigurableEnvironment environment;
    private final SettingSecrets secrets;

    /** Each by its name, as it is in force. */
    SortedMap<String, String> values() {
        var values = new TreeMap<String, String>();
        for (var name : names()) {
            inForce(name).ifPresent(value -> values.put(name.toString(), told(name, value)));
        }
        return values;
    }

    private String told(ConfigurationPropertyName name, String value) {
        var database = name.equals(TrustedSettings.DATABASE) ? DatabaseAddress.told(value) : Optional.<String>empty();
        return database.orElseGet(() -> secrets.told(name.toString(), value));
    }

    /** The value of the first source that has it, under any of its names. */
    private Optional<String> inForce(ConfigurationPropertyName name) {
        for (var source : sources()) {
            var property = source.getConfigurationProperty(name);
            if (property != null) {
                var value = String.valueOf(property.getValue());
                return Optional.of(environment.resolvePlaceholders(value).strip());
            }
        }
        return Optional.empty();
    }

    /** Spelt as by the last source, which has dashes. */
    private Set<ConfigurationPropertyName> names() {
        var sources = sources();
        Collections.reverse(sources);
        var names = new LinkedHashSet<ConfigurationPropertyName>();
        TrustedSettings.named().forEach(names::add);
        for (var source : sources) {
            if (source instanceof IterableConfigurationPropertySource all) {
                all.stream().filter(ConfiguredValues::counts).forEach(names::add);
            }
        }
        return names;
    }

    private List<ConfigurationPropertySource> sources() {
        var sources = new ArrayList<ConfigurationPropertySource>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (!(source.getUnderlyingSource() instanceof PropertySource<?> of)
                    || !of.getName().equals(SettingsInForce.OF_COMMAND)) {
                sources.add(source);
            }
        }
        return sources;
    }

    private static boolean counts(ConfigurationPropertyName name) {
        return TrustedSettings.include(name)
                || OURS.isAncestorOf(name)
                        && OF_THIS_START.stream().noneMatch(own -> own.equals(name) || own.isAncestorOf(name));
    }

    /** Where the database is and how it is reached, without names and passwords. */
    static final class DatabaseAddress {
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
}
