package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.PersonEvent.PasswordSet;
import org.caseledger.events.office.PersonEvent.PersonRecorded;
import org.caseledger.query.views.Recorded;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Whoever logs in with a password that an administrator has set, and so knows, or that is older than the office allows,
 * chooses another one first. Who set it and when is what the log says.
 */
@Component
public class AssignedPasswords implements HandlerInterceptor {
    private static final String BY_PASSWORD = "by-password";
    private static final String PAGE = "/account";
    private static final int MOST = 10_000;

    /** What can be done before: to see who one is, how the page looks, and to change it. */
    private static final Set<String> ALLOWED = Set.of(PAGE, "/look", "/login", "/error", "/api/me", "/api/me/password");

    private final EventLog log;
    private final Clock clock;
    private final boolean changeAssigned;
    private final Duration longest;

    /** By the digest of a login, which is of one password of one person: it was set once. */
    private final Cache<String, Optional<Origin>> origins =
            Caffeine.newBuilder().maximumSize(MOST).build();

    AssignedPasswords(
            EventLog log,
            Clock clock,
            @Value("${caseledger.login.change-assigned-password}") boolean changeAssigned,
            @Value("${caseledger.login.password-days}") int days) {
        this.log = log;
        this.clock = clock;
        this.changeAssigned = changeAssigned;
        this.longest = Duration.ofDays(days);
    }

    /** Who set a password, and when. */
    private record Origin(String by, Instant at) {
        static Origin of(Recorded recorded) {
            return new Origin(recorded.actor().person(), recorded.recordedAt());
        }

        // The password of a program is set by an administrator only.
        boolean isAssignedTo(Person person) {
            return !person.role().isProgram() && !by.equals(Actor.SYSTEM.person()) && !by.equals(person.username());
        }
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
        return session == null
                || session.getAttribute(BY_PASSWORD) != null
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** Why the password of this person has to be changed now. */
    private Optional<PasswordChange> due(LoggedIn person) {
        if (!changeAssigned && longest.isZero()) {
            return Optional.empty();
        }
        return origins.get(person.digest(), digest -> origin(person.getUsername()))
                .flatMap(origin -> due(person, origin));
    }

    private Optional<PasswordChange> due(LoggedIn person, Origin origin) {
        if (changeAssigned && origin.isAssignedTo(person.person())) {
            return Optional.of(PasswordChange.ASSIGNED);
        }
        boolean old = !longest.isZero() && !clock.instant().isBefore(origin.at().plus(longest));
        return old ? Optional.of(PasswordChange.EXPIRED) : Optional.empty();
    }

    private Optional<Origin> origin(String username) {
        return Recorded.all(log.readStream(PersonEvent.streamOf(username))).stream()
                .filter(recorded ->
                        recorded.event() instanceof PersonRecorded || recorded.event() instanceof PasswordSet)
                .reduce((earlier, later) -> later)
                .map(Origin::of);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var person = SessionLogins.loggedIn(SecurityContextHolder.getContext());
        if (person == null
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod)
                || ALLOWED.contains(request.getRequestURI())
                || !wasGiven(request)) {
            return true;
        }
        var why = due(person);
        if (why.isEmpty()) {
            return true;
        }
        var page = request.getContextPath() + PAGE + "?" + why.get().parameter();
        if (ClientKind.isPartOfPage(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setHeader("HX-Redirect", page);
        } else if (ClientKind.isForPrograms(request)) {
            throw new PasswordChangeException(why.get());
        } else {
            response.sendRedirect(page);
        }
        return false;
    }
}
