package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Sessions;
import org.caseledger.api.security.StoredSession;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.oversight.ReadKind;
import org.springframework.stereotype.Component;

/** Where people are logged in: each sees and ends the own sessions, an administrator anybody’s. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ActiveLogins {
    private final Sessions sessions;
    private final People people;
    private final Administrators administrators;
    private final AccessLog accesses;
    private final Clock clock;

    /** A session as it is shown; {@code current} is the one that asks. */
    public record ActiveLogin(String id, String address, Instant since, Instant lastUsed, boolean current) {}

    public List<ActiveLogin> own(LoggedIn person, HttpServletRequest request) {
        var session = request.getSession(false);
        var current = session == null ? "" : sessions.idOf(session.getId());
        return sessions.of(person).stream().map(one -> shown(one, current)).toList();
    }

    public List<ActiveLogin> of(String username, LoggedIn administrator, HttpServletRequest request) {
        return own(find(username, administrator), request);
    }

    private static ActiveLogin shown(StoredSession session, String current) {
        return new ActiveLogin(
                session.id(),
                session.address(),
                session.since(),
                session.lastUsed(),
                session.id().equals(current));
    }

    /** Ends one of the own sessions, at once on this node and within seconds on the others. */
    public void endOwn(String id, LoggedIn person) {
        end(person, id, person);
    }

    /** Ends a session of a person. */
    public void end(String username, String id, LoggedIn administrator) {
        end(find(username, administrator), id, administrator);
    }

    /** Ends all sessions of a person. */
    public void endAll(String username, LoggedIn administrator) {
        end(ids(find(username, administrator)), username, administrator);
    }

    private void end(LoggedIn person, String id, LoggedIn by) {
        if (!ids(person).contains(id)) {
            throw new NotFoundException();
        }
        end(Set.of(id), person.getUsername(), by);
    }

    // Recorded first: whoever ends a login leaves a trace, or does not end it.
    private void end(Set<String> ids, String username, LoggedIn by) {
        if (!ids.isEmpty()) {
            accesses.ended(username, ids.size(), by.actor());
            sessions.end(ids);
        }
    }

    private Set<String> ids(LoggedIn person) {
        return sessions.of(person).stream().map(StoredSession::id).collect(Collectors.toSet());
    }

    private LoggedIn find(String username, LoggedIn administrator) {
        administrators.mustChangePeople(administrator.actor());
        var found = people.find(username).orElseThrow(NotFoundException::new);
        accesses.read(ReadKind.LOGINS, username, administrator.actor());
        return new LoggedIn(found, clock.instant());
    }
}
