package org.caseledger.api.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseledger.api.security.People.Login;
import org.caseledger.command.gate.Delegation;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.PersonEvent.PasswordSet;
import org.caseledger.events.office.PersonEvent.PersonChanged;
import org.caseledger.events.office.PersonEvent.PersonRecorded;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Changes the people of the office: each change is an event with who and why, and of a password a digest that only the
 * holder of the master key can make.
 */
@Component
public class Personnel {
    private final People people;
    private final PersonRows rows;
    private final FormerPasswords former;
    private final PasswordEncoder passwords;
    private final OfficeLog log;

    public Personnel(People people, PasswordEncoder passwords, OfficeLog log) {
        this.people = people;
        this.rows = people.rows();
        this.former = people.former();
        this.passwords = passwords;
        this.log = log;
    }

    /** Adds a person, unless the user name is taken; whether he or she was added. */
    public boolean add(Person person, String password, Cause cause) {
        long next = log.next(PersonEvent.streamOf(person.username()));
        if (people.isTaken(person.username())) {
            return false;
        }
        var login = new Login(person, passwords.encode(password));
        return record(List.of(recorded(login, cause.reason())), next, login, cause.by());
    }

    /**
     * Adds a person, or changes one; without a password the old one stays. Whoever is there by other means is recorded
     * anew, which needs a password. A change may end delegations, and waits until what is just being signed by them is
     * recorded.
     */
    public void save(Person person, Optional<String> password, Cause cause) {
        var hash = password.map(passwords::encode);
        log.inTurn(Delegation.LOCK, () -> record(person, hash, cause));
    }

    private void record(Person person, Optional<String> hash, Cause cause) {
        boolean done = false;
        while (!done) {
            long next = log.next(PersonEvent.streamOf(person.username()));
            var before = people.find(person.username());
            var login = new Login(
                    person,
                    hash.or(() -> before.map(Login::passwordHash))
                            .orElseThrow(() -> new IllegalArgumentException("password")));
            done = record(changes(before, login, cause.reason()), next, login, cause.by());
        }
    }

    /** How a person is from now on: a new one with a password, who is there without. */
    public record NewStanding(Person person, Optional<String> password) {}

    /**
     * Adds and changes people at once, an event for each; returns false and records nothing if another writer was
     * faster.
     */
    public boolean saveAll(List<NewStanding> standings, Cause cause) {
        // A hash is slow on purpose; the head of the log is not locked meanwhile.
        var hashes = standings.parallelStream()
                .collect(Collectors.toMap(
                        one -> one.person().username(), one -> one.password().map(passwords::encode)));
        var events = new ArrayList<NewEvent>();
        var logins = new ArrayList<Login>();
        for (var one : standings) {
            var person = one.person();
            long next = log.next(PersonEvent.streamOf(person.username()));
            var before = people.find(person.username());
            var hash = hashes.get(person.username());
            if (hash.isPresent() == before.isPresent()) {
                return false;
            }
            var login = new Login(person, hash.orElseGet(() -> before.get().passwordHash()));
            var changes = changes(before, login, cause.reason());
            if (changes.isEmpty()) {
                return false;
            }
            events.add(OfficeLog.newEvent(changes.get(0), TimeOrderedId.next(), next, cause.by()));
            logins.add(login);
        }
        return log.recordAll(events, (connection, recorded) -> write(connection, recorded, logins));
    }

    private void write(Connection connection, List<StoredEvent> recorded, List<Login> logins) throws SQLException {
        for (int i = 0; i < logins.size(); i++) {
            long position = recorded.get(i).position();
            rows.write(connection, logins.get(i), position);
            if (recorded.get(i).type().equals(EventCodec.nameOf(PersonRecorded.class))) {
                former.write(connection, logins.get(i), position);
            }
        }
    }

    /** Gives a person another password, as that person asks, and leaves the rest as it is. */
    public void changePassword(String username, String password) {
        var hash = passwords.encode(password);
        boolean done = false;
        while (!done) {
            long next = log.next(PersonEvent.streamOf(username));
            var before = people.find(username);
            if (before.isEmpty()) {
                return; // dismissed meanwhile
            }
            var person = before.get().person();
            var event = new PasswordSet(username, rows.digest(hash), null);
            done = record(List.of(event), next, new Login(person, hash), person.actor());
        }
    }

    private List<PersonEvent> changes(Optional<Login> before, Login after, String reason) {
        if (before.isEmpty()) {
            return List.of(recorded(after, reason));
        }
        var changes = new ArrayList<PersonEvent>();
        var person = after.person();
        if (!person.equals(before.get().person())) {
            changes.add(new PersonChanged(
                    person.username(), person.name(), person.role(), person.unit(), person.active(), reason));
        }
        if (!after.passwordHash().equals(before.get().passwordHash())) {
            changes.add(new PasswordSet(person.username(), rows.digest(after.passwordHash()), reason));
        }
        return changes;
    }

    private PersonRecorded recorded(Login login, String reason) {
        return recorded(rows, login, reason);
    }

    static PersonRecorded recorded(PersonRows rows, Login login, String reason) {
        var person = login.person();
        return new PersonRecorded(
                person.username(),
                person.name(),
                person.role(),
                person.unit(),
                person.active(),
                rows.digest(login.passwordHash()),
                reason);
    }

    private boolean record(List<? extends PersonEvent> events, long next, Login login, Actor by) {
        return log.record(events, next, by, (connection, recorded) -> {
            long position = recorded.get(recorded.size() - 1).position();
            rows.write(connection, login, position);
            if (events.stream().anyMatch(Personnel::setsPassword)) {
                former.write(connection, login, position);
            }
        });
    }

    private static boolean setsPassword(PersonEvent event) {
        return event instanceof PasswordSet || event instanceof PersonRecorded;
    }
}
