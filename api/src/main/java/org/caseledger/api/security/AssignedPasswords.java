package org.caseledger.api.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.office.PasswordSet;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.PersonRecorded;
import org.caseledger.query.views.Recorded;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Whoever logs in with a password that an administrator has set, and so knows, chooses another one
 * first. Who set it is what the log says.
 */
@Component
public class AssignedPasswords implements HandlerInterceptor {

    private static final String ASSIGNED = "assigned-password";
    private static final String PAGE = "/account";

    /** What can be done before: to see who one is, how the page looks, and to change it. */
    private static final Set<String> ALLOWED =
            Set.of(PAGE, "/look", "/login", "/error", "/api/me", "/api/me/password");

    private final EventLog log;
    private final boolean mustChange;

    AssignedPasswords(
            EventLog log, @Value("${caseledger.login.change-assigned-password}") boolean change) {
        this.log = log;
        this.mustChange = change;
    }

    /** Notes in the session of a login by password whether it has to be changed. */
    public void note(HttpServletRequest request, Authentication login) {
        if (login.getPrincipal() instanceof LoggedIn person && isAssigned(person)) {
            // Of another password, as after the change, it says nothing.
            request.getSession().setAttribute(ASSIGNED, person.digest());
        }
    }

    private boolean isAssigned(LoggedIn person) {
        if (!mustChange) {
            return false;
        }
        var stream = log.readStream(PersonEvent.streamOf(person.getUsername()));
        return Recorded.all(stream).stream()
                .filter(
                        recorded ->
                                recorded.event() instanceof PersonRecorded
                                        || recorded.event() instanceof PasswordSet)
                .reduce((earlier, later) -> later)
                .map(Recorded::actor)
                .map(Actor::person)
                .filter(by -> !by.equals(Actor.SYSTEM.person()))
                .filter(by -> !by.equals(person.getUsername()))
                .isPresent();
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var person = SessionLogins.loggedIn(SecurityContextHolder.getContext());
        if (person == null
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod)
                || ALLOWED.contains(request.getRequestURI())
                || !mustChange(person, request.getSession(false))) {
            return true;
        }
        var page = request.getContextPath() + PAGE + "?assigned";
        if (ClientKind.isPartOfPage(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setHeader("HX-Redirect", page);
        } else if (ClientKind.isForPrograms(request)) {
            throw new AssignedPasswordException();
        } else {
            response.sendRedirect(page);
        }
        return false;
    }

    // A session has noted it; a program gives the password each time.
    private boolean mustChange(LoggedIn person, HttpSession session) {
        return session == null
                ? isAssigned(person)
                : person.digest().equals(session.getAttribute(ASSIGNED));
    }
}
