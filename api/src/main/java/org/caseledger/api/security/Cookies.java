package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Cookies that no script reads and no other site sends on, secure where the request is. */
public final class Cookies {
    private Cookies() {}

    /** Sets one for this path and below; kept for no time, it is removed. */
    public static void set(
            String name,
            String value,
            String path,
            Duration kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        var cookie = ResponseCookie.from(name, value)
                .path(path)
                .maxAge(kept)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
