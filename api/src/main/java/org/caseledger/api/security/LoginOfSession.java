package org.caseledger.api.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Ends a session whose person is not, at this request, who logged in: dismissed, in another role or unit, under another
 * name or with another password; or who logged in too long ago.
 */
@Component
public class LoginOfSession implements HandlerInterceptor {
    private final People people;
    private final Sessions sessions;
    private final SessionLogins logins;
    private final Clock clock;
    private final Duration longest;

    LoginOfSession(
            People people,
            Sessions sessions,
            SessionLogins logins,
            Clock clock,
            @Value("${caseledger.login.session-at-most}") Duration longest) {
        this.people = people;
        this.sessions = sessions;
        this.logins = logins;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST || !(handler instanceof HandlerMethod)) {
            return true;
        }
        var session = request.getSession(false);
        var person = SessionLogins.loggedIn(SecurityContextHolder.getContext());
        if (person != null) {
            KnownCredentials.belongTo(person.getUsername(), request);
        }
        if (session == null || person == null) {
            return true;
        }
        if (session.getAttribute(Sessions.AWAY) != null) {
            throw new DataAccessResourceFailureException("the session was read before");
        }
        if (isStill(person)) {
            return true;
        }
        // The cookie stays: a change of the own password may be answering with another one.
        sessions.end(Set.of(sessions.idOf(session.getId())));
        throw new CredentialsExpiredException(person.getUsername());
    }

    /**
     * Does what changes the login of the person of a session, who stays logged in with another one of the same texts;
     * every other session of this person ends.
     */
    public void changeOwn(HttpServletRequest request, LoggedIn person, Runnable change) {
        var session = request.getSession(false);
        if (session == null || !logins.of(session).filter(person::equals).isPresent()) {
            change.run(); // a program may log in with the session cookie of another person
            return;
        }
        var texts = new HashMap<String, Object>();
        session.getAttributeNames().asIterator().forEachRemaining(name -> texts.put(name, session.getAttribute(name)));
        // First, so that a request that is under way does not end what comes after the change.
        session.invalidate();
        try {
            change.run();
        } finally {
            var next = request.getSession();
            texts.forEach(next::setAttribute);
            read(person).ifPresent(changed -> keep(changed, next));
        }
    }

    // Requests that are under way share the old context, which stays as it is.
    private void keep(LoggedIn person, HttpSession session) {
        SecurityContextHolder.setContext(SessionLogins.context(person));
        logins.keep(person, session);
    }

    /** Whether this person is still as he or she logged in, and did not do so too long ago. */
    public boolean isStill(LoggedIn person) {
        return clock.instant().isBefore(person.since().plus(longest))
                && read(person).filter(person::equals).isPresent();
    }

    private Optional<LoggedIn> read(LoggedIn person) {
        return people.find(person.getUsername()).map(login -> new LoggedIn(login, person.since()));
    }
}
