package org.caseledger.api.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an address asks for, to be asked for again with something changed. */
public final class RequestedFilter {
    static final Set<String> OF_THE_PAGE = Set.of("page", "size", "after");

    private RequestedFilter() {}

    /** The parameters of an address that are not of its paging, and not empty. */
    public static String again(Map<String, String> parameters) {
        return address("", parameters).query();
    }

    /** The address of a path that asks for the same again. */
    public static Address address(String path, Map<String, String> parameters) {
        var asked = new Address(path);
        for (var parameter : parameters.entrySet()) {
            if (!OF_THE_PAGE.contains(parameter.getKey())) {
                asked = asked.with(parameter.getKey(), parameter.getValue());
            }
        }
        return asked;
    }

    /** The same parameters with another value of one, or without it. */
    public static Map<String, String> with(Map<String, String> parameters, String name, @Nullable Object value) {
        var others = new LinkedHashMap<>(parameters);
        others.put(name, value == null ? "" : value.toString());
        return others;
    }
}
