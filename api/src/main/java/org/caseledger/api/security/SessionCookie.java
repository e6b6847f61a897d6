package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;

/** The cookie of a session, which is read once for each request, so that the row is, too. */
@Component
class SessionCookie implements HttpSessionIdResolver {
    static final String NAME = "session";

    private static final String READ = SessionCookie.class.getName();

    private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

    SessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(NAME);
        cookies.setCookieSerializer(cookie);
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        if (request.getAttribute(READ) != null) {
            return List.of();
        }
        var read = cookies.resolveSessionIds(request);
        request.setAttribute(READ, read);
        return read;
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String session) {
        if (!(request.getAttribute(READ) instanceof List<?> read && read.contains(session))) {
            cookies.setSessionId(request, response, session);
        }
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.expireSession(request, response);
    }
}
