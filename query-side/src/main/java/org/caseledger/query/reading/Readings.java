package org.caseledger.query.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.query.RowReading;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Reads who opened, printed and exported which cases, from the views. */
public final class Readings {
    /** The view that is read. */
    public static final String VIEW = "history";

    private static final Duration BEFORE = Duration.ofDays(30);

    /** What is of no case is in a stream of a person, which is no card on the board. */
    private static final String OF_CASES = "type = ANY (:types) AND case_id IN (SELECT case_id FROM views.board)";

    /** Whose reading is no curiosity: programs, the ledger itself, and complainants. */
    private static final List<String> OTHERS = Stream.of(Role.values())
            .filter(role -> !role.isOfTheOffice())
            .map(Role::name)
            .toList();

    private final JdbcClient jdbc;
    private final RepeatKeyFactory keys;

    public Readings(DataSource dataSource, RepeatKeyFactory keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keys = keys;
    }

    /** How many cases a person read on a day, and on a day before on which there were any. */
    public record Habit(int cases, int usual) {}

    /** The first readings by people after one position and up to another, so many at most. */
    public List<CaseReadingRow> between(long after, long upto, int atMost) {
        return statement("""
                        SELECT position, case_id, person, unit, recorded_at AS at FROM views.history
                         WHERE %s AND position > :after AND position <= :upto AND role NOT IN (:others)
                         ORDER BY position LIMIT :atMost
                        """)
                .param("after", after)
                .param("upto", upto)
                .param("atMost", atMost)
                .param("others", OTHERS)
                .query(RowReading.of(CaseReadingRow.class))
                .list();
    }

    /** That of a person since the {@code beginning} of a day, up to a position. */
    public Habit habit(String person, Instant beginning, long upto) {
        return statement("""
                        SELECT (SELECT count(DISTINCT case_id) FROM views.history
                                 WHERE %1$s AND person = :person AND position <= :upto
                                   AND recorded_at >= :beginning) AS cases,
                               (SELECT coalesce(round(avg(cases)), 0) FROM (
                                   SELECT count(DISTINCT case_id) AS cases FROM views.history
                                    WHERE %1$s AND person = :person AND recorded_at < :beginning
                                      AND recorded_at >= :before
                                    GROUP BY (recorded_at AT TIME ZONE 'Asia/Shanghai')::date) AS days) AS usual
                        """)
                .param("person", person)
                .param("upto", upto)
                .param("beginning", beginning.atOffset(ZoneOffset.UTC))
                .param("before", beginning.minus(BEFORE).atOffset(ZoneOffset.UTC))
                .query(Habit.class)
                .single();
    }

    /** Whether a complainant has a phone number that a roster has of the reader. */
    public boolean isOwn(CaseReadingRow reading) {
        var own = jdbc.sql("""
                                SELECT DISTINCT phone FROM views.duty
                                 WHERE person = :person AND phone IS NOT NULL
                                """).param("person", reading.person()).query(String.class).list().stream()
                .map(keys::phone)
                .filter(Objects::nonNull)
                .toArray();
        return own.length > 0
                && jdbc.sql("""
                                SELECT EXISTS (SELECT FROM views.repeats
                                                WHERE case_id = :case AND phone = ANY (:own))
                                """)
                        .param("case", reading.caseId().value())
                        .param("own", new SqlArrayValue("bigint", own))
                        .query(Boolean.class)
                        .single();
    }

    private JdbcClient.StatementSpec statement(String text) {
        var types = Stream.of(SealedDataOpened.class, RecordsRead.class)
                .map(EventCodec::nameOf)
                .toArray();
        return jdbc.sql(text.formatted(OF_CASES)).param("types", new SqlArrayValue("text", types));
    }
}
