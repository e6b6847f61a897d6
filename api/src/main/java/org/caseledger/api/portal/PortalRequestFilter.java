package org.caseledger.api.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.api.web.Portal;
import org.caseledger.api.web.problems.RequestLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A request of the portal has no session, whatever cookies of the office the browser sends with it: cookies are kept by
 * host, not by port.
 */
@Component
@WithPortal
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortalRequestFilter extends OncePerRequestFilter {
    private static final Set<String> COOKIES = Set.of(PortalSecurity.TOKEN_COOKIE, RequestLanguage.COOKIE);
    private static final String SESSION_READ = SessionRepositoryFilter.class.getName() + ALREADY_FILTERED_SUFFIX;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Portal.isAsked(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(SESSION_READ, true);
        chain.doFilter(new OfNobody(request), response);
    }

    private static final class OfNobody extends HttpServletRequestWrapper {
        OfNobody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return Stream.ofNullable(super.getCookies())
                    .flatMap(Arrays::stream)
                    .filter(cookie -> COOKIES.contains(cookie.getName()))
                    .toArray(Cookie[]::new);
        }

        @Override
        public @Nullable String getRequestedSessionId() {
            return null;
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            if (create) {
                throw new IllegalStateException("The portal has no sessions");
            }
            return null;
        }

        @Override
        public @Nullable HttpSession getSession() {
            return getSession(true);
        }
    }
}
