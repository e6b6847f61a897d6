package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
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

    private static final String BY_PASSWORD = "by-password";
    private static final String PAGE = "/account";
    private static final int MOST = 10_000;

    /** What can be done before: to see who one is, how the page looks, and to change it. */
    private static final Set<String> ALLOWED =
            Set.of(PAGE, "/look", "/login", "/error", "/api/me", "/api/me/password");

    private final EventLog log;
    private final boolean mustChange;

    /** By the digest of a login, which is of one password of one person: it was set once. */
    private final Cache<String, Optional<String>> setBy =
            Caffeine.newBuilder().maximumSize(MOST).build();

    AssignedPasswords(
            EventLog log, @Value("${caseledger.login.change-assigned-password}") boolean change) {
        this.log = log;
        this.mustChange = change;
    }

    /** Notes in the session that it began with a password, which may have to be changed. */
    public void note(HttpServletRequest request, Authentication login) {
        if (login.getPrincipal() instanceof LoggedIn) {
            request.getSession().setAttribute(BY_PASSWORD, BY_PASSWORD);
        }
    }

    /** Whether the password was given: in this session, or by a program each time. */
    boolean wasGiven(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null || session.getAttribute(BY_PASSWORD) != null;
    }

    private boolean isAssigned(LoggedIn person) {
        return mustChange
                && setBy.get(person.digest(), digest -> setBy(person.getUsername()))
                        .filter(by -> !by.equals(Actor.SYSTEM.person()))
                        .filter(by -> !by.equals(person.getUsername()))
                        .isPresent();
    }

    private Optional<String> setBy(String username) {
        return Recorded.all(log.readStream(PersonEvent.streamOf(username))).stream()
                .filter(
                        recorded ->
                                recorded.event() instanceof PersonRecorded
                                        || recorded.event() instanceof PasswordSet)
                .reduce((earlier, later) -> later)
                .map(Recorded::actor)
                .map(Actor::person);
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
                || !wasGiven(request)
                || !isAssigned(person)) {
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
}
