package org.caseledger.api.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An address with its query parameters, written as in a link. */
public record Address(String path, Map<String, String> asked) {
    /** An address that asks for nothing yet. */
    public Address(String path) {
        this(path, Map.of());
    }

    /** The same, asking for this as well, or instead; for nothing where there is no value. */
    public Address with(String name, @Nullable Object value) {
        var more = new LinkedHashMap<>(asked);
        more.remove(name);
        if (value != null && !value.toString().isEmpty()) {
            more.put(name, value.toString());
        }
        return new Address(path, more);
    }

    /** What it asks for alone. */
    public String query() {
        return asked.entrySet().stream()
                .map(a -> encoded(a.getKey()) + "=" + encoded(a.getValue()))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return asked.isEmpty() ? path : path + "?" + query();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
