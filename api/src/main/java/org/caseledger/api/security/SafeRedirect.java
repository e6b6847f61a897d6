package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Where a browser may be led, so that no address of another server hides behind ours. */
public final class SafeRedirect {
    private static final String BEGINNING = "/";

    private SafeRedirect() {}

    /** The path if it is one of ours, otherwise that of the beginning. */
    public static String orBeginning(String path) {
        return path.matches("/(?![/\\\\])[\\x21-\\x7e]*") ? path : BEGINNING;
    }

    /** The address that a request asks for, with its query. */
    public static String asked(HttpServletRequest request) {
        return withQuery(request.getRequestURI(), request.getQueryString());
    }

    private static String withQuery(String path, @Nullable String query) {
        return query == null ? path : path + "?" + query;
    }

    /** The address of the page that a request was sent from; the beginning if it was not ours. */
    static String sentFrom(HttpServletRequest request) {
        var script = request.getHeader("HX-Current-URL");
        var address = script == null ? request.getHeader(HttpHeaders.REFERER) : script;
        if (address == null) {
            return BEGINNING;
        }
        try {
            var page = new URI(address);
            if (!request.getServerName().equalsIgnoreCase(page.getHost())) {
                return BEGINNING;
            }
            return orBeginning(withQuery(page.getRawPath(), page.getRawQuery()));
        } catch (URISyntaxException e) {
            // What cannot be read is not ours.
            return BEGINNING;
        }
    }
}
