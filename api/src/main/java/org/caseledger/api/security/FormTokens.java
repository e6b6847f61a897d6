package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The token that forms are sent with: kept in the session after a login, and in a cookie before, so that strangers
 * create no sessions.
 */
public final class FormTokens implements CsrfTokenRepository {
    private static final String HEADER = "X-CSRF-TOKEN";

    private final CsrfTokenRepository ofSession = new OfSession();
    private final CookieCsrfTokenRepository ofStranger = new CookieCsrfTokenRepository();

    public FormTokens() {
        ofStranger.setHeaderName(HEADER);
        ofStranger.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return tokens(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        tokens(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return tokens(request).loadToken(request);
    }

    private CsrfTokenRepository tokens(HttpServletRequest request) {
        return request.getSession(false) == null ? ofStranger : ofSession;
    }

    /** Kept as text, as everything in a session. */
    private static final class OfSession implements CsrfTokenRepository {
        private static final String NAME = "form-token";

        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            return token(UUID.randomUUID().toString());
        }

        @Override
        public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
            request.getSession().setAttribute(NAME, token == null ? null : token.getToken());
        }

        @Override
        public @Nullable CsrfToken loadToken(HttpServletRequest request) {
            var text = (String) request.getSession().getAttribute(NAME);
            return text == null ? null : token(text);
        }

        private static CsrfToken token(String text) {
            return new DefaultCsrfToken(HEADER, "_csrf", text);
        }
    }
}
