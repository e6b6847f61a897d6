package org.caseledger.api.security;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.caseledger.command.gate.Digest;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.RowsOfEvents;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.PersonEvent.PersonChanged;
import org.caseledger.events.office.SubscriptionEvent;
import org.caseledger.events.office.SubscriptionEvent.CalendarSubscribed;
import org.caseledger.events.office.SubscriptionEvent.CalendarUnsubscribed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The secret addresses at which people read the calendar of their work, at most one each. Only the digest of the random
 * part is kept. An address ends with the login of its person, or with another role or unit, and does not come back with
 * them.
 */
@Component
public class CalendarAddresses {
    /** Of 256 bits. */
    private static final int RANDOM_BYTES = 32;

    private static final String TOKEN = "[\\w-]{43}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String WRITE = """
            insert into office.calendar_address (username, digest) values (?, ?)
                on conflict (username) do update set digest = excluded.digest, last_used = null
            """;

    private static final String REMOVE = "delete from office.calendar_address where username = ?";

    private static final String NOTE_USE = """
            update office.calendar_address set last_used = :now
             where digest = :digest and (last_used is null or last_used < :before)
            """;

    private final JdbcClient jdbc;
    private final EventLog events;
    private final OfficeLog log;
    private final People people;
    private final Clock clock;
    private final Buckets unknown;
    private final Buckets known;

    CalendarAddresses(
            JdbcClient jdbc,
            EventLog events,
            OfficeLog log,
            People people,
            Clock clock,
            @Value("${caseledger.login.wrong-by-address}") int wrongByAddress,
            @Value("${caseledger.login.within}") Duration within,
            @Value("${caseledger.limits.calendars}") String calendars) {
        this.jdbc = jdbc;
        this.events = events;
        this.log = log;
        this.people = people;
        this.clock = clock;
        this.unknown = new Buckets(new Rate(wrongByAddress, within), clock);
        this.known = new Buckets(Rate.of(calendars), clock);
    }

    /** That of a person, since when, and when it was last read. */
    public record Standing(Instant since, @Nullable Instant lastUsed) {}

    /** That of this person, if one is good. */
    public Optional<Standing> of(Person person) {
        return made(person.username())
                .filter(made -> isStill(person, made))
                .map(made -> new Standing(made.stored().recordedAt(), lastUsed(made.digest())));
    }

    private @Nullable Instant lastUsed(String digest) {
        return jdbc.sql("select last_used from office.calendar_address where digest = :digest")
                .param("digest", digest)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    /** Makes one in place of an earlier one; its random part, which is never shown again. */
    public String make(Person person) {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var digest = Digest.of(token);
        record(
                new CalendarSubscribed(person.username(), digest),
                person.actor(),
                row(WRITE, person.username(), digest));
        return token;
    }

    /** Revokes that of this person, if there is one. */
    public void revoke(Person person) {
        if (made(person.username()).isPresent()) {
            record(new CalendarUnsubscribed(person.username()), person.actor(), row(REMOVE, person.username()));
        }
    }

    private static RowsOfEvents row(String sql, String... values) {
        return (connection, recorded) -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        };
    }

    private void record(SubscriptionEvent event, Actor by, RowsOfEvents row) {
        log.change(event.stream(), () -> event, by, row);
    }

    /**
     * The person whose calendar is read at the address of this random part; empty if there is none. Wrong addresses are
     * counted by the client address, as wrong passwords are, to prevent guessing. Throws
     * {@link TooManyRequestsException} after too many wrong ones, or if a calendar is read too often.
     */
    public Optional<Person> reader(String token) {
        var from = ClientAddress.current();
        refuse(unknown, from);
        var digest = Digest.of(token);
        var reader = token.matches(TOKEN) ? readerOf(digest) : Optional.<Person>empty();
        if (reader.isEmpty()) {
            unknown.take(from);
            return reader;
        }
        if (!known.take(digest)) {
            refuse(known, digest);
        }
        var now = clock.instant();
        jdbc.sql(NOTE_USE)
                .param("digest", digest)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(Duration.ofMinutes(1))))
                .update();
        return reader;
    }

    private static void refuse(Buckets buckets, String name) {
        var wait = buckets.untilNext(name);
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }

    // Looked up by the digest, so that the response time reveals nothing of what was typed.
    private Optional<Person> readerOf(String digest) {
        return jdbc.sql("select username from office.calendar_address where digest = :digest")
                .param("digest", digest)
                .query(String.class)
                .optional()
                .flatMap(username -> made(username)
                        .filter(made -> made.digest().equals(digest))
                        .flatMap(made -> reader(username, made)));
    }

    private Optional<Person> reader(String username, Made made) {
        return people.find(username).map(People.Login::person).filter(person -> isStill(person, made));
    }

    /** The address that a person made last, and has not revoked since. */
    private record Made(String digest, StoredEvent stored) {
        Actor by() {
            return Actor.of(EventCodec.readMetadata(stored.metadata()));
        }
    }

    private Optional<Made> made(String username) {
        return events.readStream(SubscriptionEvent.streamOf(username)).stream()
                .reduce((earlier, later) -> later)
                .flatMap(stored -> read(stored) instanceof CalendarSubscribed made
                        ? Optional.of(new Made(made.digest(), stored))
                        : Optional.empty());
    }

    /** Whether a person is, and was all the time, as when the address was made. */
    private boolean isStill(Person person, Made made) {
        var by = made.by();
        var since = made.stored().position();
        return person.active()
                && isAs(by, person.actor())
                && events.readStream(PersonEvent.streamOf(person.username())).stream()
                        .filter(stored -> stored.position() > since)
                        .map(CalendarAddresses::read)
                        .allMatch(event -> !(event instanceof PersonChanged e) || isAs(by, e));
    }

    private static boolean isAs(Actor by, PersonChanged e) {
        return e.active() && isAs(by, new Actor(e.username(), e.name(), e.role(), e.unit()));
    }

    private static boolean isAs(Actor by, Actor other) {
        return by.role() == other.role() && Objects.equals(by.unit(), other.unit());
    }

    private static Object read(StoredEvent stored) {
        return EventCodec.read(stored.type(), stored.revision(), stored.payload());
    }
}
