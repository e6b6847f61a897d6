package org.caseledger.api.web.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A form at the address at which it was opened: {@code typed} is what its address fills in, or what was sent instead.
 */
public record OpenedForm(String address, MultiValueMap<String, String> typed) {
    /** The form that was asked for, or sent. */
    public static OpenedForm of(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = request.getRequestURI();
        var filledIn = query == null ? none() : parsed(query);
        return new OpenedForm(
                query == null ? path : path + "?" + query,
                request.getMethod().equals("GET") ? filledIn : sent(request, filledIn));
    }

    // A server gives what an address holds before what was sent under the same name.
    private static MultiValueMap<String, String> sent(
            HttpServletRequest request, MultiValueMap<String, String> filledIn) {
        var sent = none();
        request.getParameterMap().forEach((name, values) -> {
            int before = filledIn.getOrDefault(name, List.of()).size();
            for (int i = before; i < values.length; i++) {
                sent.add(name, values[i]);
            }
        });
        return sent;
    }

    private static MultiValueMap<String, String> parsed(String query) {
        var parsed = none();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.stream()
                        .filter(value -> value != null)
                        .forEach(value -> parsed.add(decoded(name), decoded(value))));
        return parsed;
    }

    private static String decoded(String text) {
        return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
    }

    private static MultiValueMap<String, String> none() {
        return new LinkedMultiValueMap<>();
    }
}
