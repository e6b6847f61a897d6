package org.caseledger.api.security;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Ends a session whose person is not, at this request, who logged in: dismissed, in another role or
 * unit, under another name or with another password; or who logged in too long ago.
 */
@Component
public class LoginOfSession implements HandlerInterceptor {

    private final People people;
    private final Clock clock;
    private final Duration longest;

    LoginOfSession(
            People people,
            Clock clock,
            @Value("${caseledger.login.session-at-most}") Duration longest) {
        this.people = people;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var session = request.getSession(false);
        if (session == null
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod)) {
            return true;
        }
        var person = loggedIn(SecurityContextHolder.getContext());
        if (person == null || isStill(person)) {
            return true;
        }
        synchronized (WebUtils.getSessionMutex(session)) {
            // A change of one’s own password may have been under way.
            if (request.getSession(false) == null) {
                throw new CredentialsExpiredException(person.getUsername());
            }
            var now = loggedIn(session.getAttribute(SPRING_SECURITY_CONTEXT_KEY));
            if (now != null && isStill(now)) {
                return true;
            }
            session.invalidate();
        }
        throw new CredentialsExpiredException(person.getUsername());
    }

    /**
     * Does what changes the login of the person of a session, who stays logged in there under a new
     * id of the session; every other session of this person ends.
     */
    public void changeOwn(HttpServletRequest request, LoggedIn person, Runnable change) {
        var session = request.getSession(false);
        if (session == null || !isOf(person, session)) {
            change.run();
            return;
        }
        synchronized (WebUtils.getSessionMutex(session)) {
            change.run();
            read(person).ifPresent(changed -> keep(changed, session));
            request.changeSessionId();
        }
    }

    // A program may log in beside the session of somebody else.
    private static boolean isOf(LoggedIn person, HttpSession session) {
        return person.equals(loggedIn(session.getAttribute(SPRING_SECURITY_CONTEXT_KEY)));
    }

    // Requests that are under way share the old context, which stays as it is.
    private static void keep(LoggedIn person, HttpSession session) {
        var login =
                UsernamePasswordAuthenticationToken.authenticated(
                        person, null, person.getAuthorities());
        var context = new SecurityContextImpl(login);
        SecurityContextHolder.setContext(context);
        session.setAttribute(SPRING_SECURITY_CONTEXT_KEY, context);
    }

    /** Whether this person is still as he or she logged in, and did not do so too long ago. */
    public boolean isStill(LoggedIn person) {
        return clock.instant().isBefore(person.since().plus(longest))
                && read(person).filter(person::equals).isPresent();
    }

    private Optional<LoggedIn> read(LoggedIn person) {
        return people.find(person.getUsername()).map(login -> new LoggedIn(login, person.since()));
    }

    private static @Nullable LoggedIn loggedIn(@Nullable Object context) {
        return context instanceof SecurityContext kept
                        && kept.getAuthentication() != null
                        && kept.getAuthentication().getPrincipal() instanceof LoggedIn person
                ? person
                : null;
    }
}
