package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Whether a program or a browser sends a request. */
public final class ClientKind {
    private static final String MODE = "Sec-Fetch-Mode";

    private ClientKind() {}

    /** Whether a browser sends it, for whatever reason. */
    public static boolean isBrowser(HttpServletRequest request) {
        return request.getHeader(MODE) != null || takesPages(request) || isPartOfPage(request);
    }

    /** Whether a browser navigates to this address. */
    public static boolean navigates(HttpServletRequest request) {
        var mode = request.getHeader(MODE);
        return mode == null ? takesPages(request) : mode.equals("navigate");
    }

    /** Whether a page asks for a part of itself. */
    public static boolean isPartOfPage(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** Whether a page asks for the content of another, in place of its own. */
    public static boolean goesOn(HttpServletRequest request) {
        return isPartOfPage(request)
                && request.getHeader("HX-Boosted") != null
                && HttpMethod.GET.matches(request.getMethod());
    }

    /** Whether the address is one that programs log in at, each time, by HTTP Basic. */
    public static boolean isForPrograms(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return Stream.of("/api/", "/api-docs", "/log/", "/actuator/").anyMatch(path::startsWith);
    }

    /**
     * Whether a program sends it with its login. Requests of pages name their origin, which distinguishes requests to
     * which a browser adds a login by itself.
     */
    public static boolean isProgramWithLogin(HttpServletRequest request) {
        return isForPrograms(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && request.getHeader("Sec-Fetch-Site") == null;
    }

    private static boolean takesPages(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
