package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * The token that forms are sent with: kept in the session of whoever is logged in, and in a cookie
 * of whoever is not, so that a stranger makes no session.
 */
public final class FormTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";

    private final HttpSessionCsrfTokenRepository ofSession = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository ofStranger = new CookieCsrfTokenRepository();

    public FormTokens() {
        ofSession.setHeaderName(HEADER);
        ofStranger.setHeaderName(HEADER);
        ofStranger.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return tokens(request).generateToken(request);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        tokens(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return tokens(request).loadToken(request);
    }

    private CsrfTokenRepository tokens(HttpServletRequest request) {
        return request.getSession(false) == null ? ofStranger : ofSession;
    }
}
