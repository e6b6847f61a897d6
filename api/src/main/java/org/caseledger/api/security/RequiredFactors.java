package org.caseledger.api.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.caseledger.events.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A person whose role requires a second factor must set one up before anything else; checked at each request, so that a
 * new role or setting applies at once.
 */
@Component
public class RequiredFactors implements HandlerInterceptor {
    private static final String GIVEN_ELSEWHERE = "second-factor-elsewhere";
    private static final String PAGE = "/account/second-factor";

    /** What can be done before: to set it up, to change the password, and how the page looks. */
    private static final Set<String> ALLOWED = Set.of(
            PAGE, "/account", "/look", "/login", "/error", "/api/me", "/api/me/password", "/api/me/second-factor");

    private final Set<Role> roles;

    RequiredFactors(@Value("${caseledger.second-factor.required-roles}") List<Role> roles) {
        this.roles = Set.copyOf(roles);
    }

    /** Whether this person must have one. */
    public boolean mustHaveOne(LoggedIn person) {
        return roles.contains(person.person().role());
    }

    /** Notes in the session that another party has asked for one. */
    void noteElsewhere(HttpServletRequest request) {
        request.getSession().setAttribute(GIVEN_ELSEWHERE, GIVEN_ELSEWHERE);
    }

    private static boolean wasGivenElsewhere(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(GIVEN_ELSEWHERE) != null;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var person = SessionLogins.loggedIn(SecurityContextHolder.getContext());
        if (person == null
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod)
                || person.factor()
                || !mustHaveOne(person)
                || ALLOWED.contains(request.getRequestURI())
                || wasGivenElsewhere(request)) {
            return true;
        }
        var page = request.getContextPath() + PAGE + "?required";
        if (ClientKind.isPartOfPage(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setHeader("HX-Redirect", page);
        } else if (ClientKind.isForPrograms(request)) {
            throw new FactorRequiredException();
        } else {
            response.sendRedirect(page);
        }
        return false;
    }
}
