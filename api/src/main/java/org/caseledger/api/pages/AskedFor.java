package org.caseledger.api.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an address asks for, to be asked for again with something changed. */
public final class AskedFor {

    private static final Set<String> OF_THE_PAGE = Set.of("page", "size", "after");

    private AskedFor() {}

    /** The parameters of an address that are not of its paging, and not empty. */
    public static String again(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(p -> !OF_THE_PAGE.contains(p.getKey()) && !p.getValue().isEmpty())
                .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The same parameters with another value of one, or without it. */
    public static Map<String, String> with(
            Map<String, String> parameters, String name, @Nullable Object value) {
        var others = new LinkedHashMap<>(parameters);
        others.put(name, value == null ? "" : value.toString());
        return others;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
