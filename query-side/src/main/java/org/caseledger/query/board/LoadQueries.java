package org.caseledger.query.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Conditions;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Counts what the office has to do: what each unit has under way, what comes in and is closed. */
public final class LoadQueries {
    /** The names of the events that close a case. */
    private static final SqlArrayValue CLOSING = new SqlArrayValue(
            "text",
            Stream.concat(Stream.of(ComplaintReplied.class), Arrays.stream(Ending.class.getPermittedSubclasses()))
                    .map(type -> EventCodec.nameOf(type.asSubclass(LedgerEvent.class)))
                    .toArray());

    private final JdbcClient jdbc;

    public LoadQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * What each unit has under way, or this one alone; the most overdue first, then the most that is near its limit.
     */
    public List<UnitLoad> loads(@Nullable UnitId unit, Instant now) {
        var conditions = BoardConditions.underWay(
                        new Conditions().with("NOT sealed_off", true).with("unit = :unit", "unit", unit))
                .param("now", Conditions.utc(now));
        return jdbc.sql("""
                        SELECT unit, count(*) FILTER (WHERE light = 'RED') AS red,
                               count(*) FILTER (WHERE light = 'AMBER') AS amber,
                               count(*) FILTER (WHERE light = 'GREEN') AS green
                          FROM (SELECT unit, %s AS light FROM views.board WHERE %s) AS lit
                         GROUP BY unit
                         ORDER BY red DESC, amber DESC, green DESC, unit NULLS FIRST
                        """.formatted(BoardConditions.LIGHT, conditions.text()))
                .params(conditions.params())
                .query(RowReading.of(UnitLoad.class))
                .list();
    }

    /** What came in from the beginning of a day of the office on, by day and channel. */
    public List<DayIntake> received(LocalDate first) {
        return jdbc.sql("""
                        SELECT (received_at AT TIME ZONE :zone)::date AS day, channel,
                               count(*) AS cases
                          FROM views.board
                         WHERE NOT sealed_off AND received_at >= :from
                         GROUP BY day, channel
                         ORDER BY day, channel
                        """)
                .param("zone", WorkCalendar.ZONE.getId())
                .param("from", begin(first))
                .query(RowReading.of(DayIntake.class))
                .list();
    }

    /**
     * How many cases were replied to or ended without a reply on each day of the office from one on; a case that was
     * reopened counts on each day on which it was closed.
     */
    public Map<LocalDate, Long> closed(LocalDate first) {
        var conditions = new Conditions()
                .inSight("case_id", null)
                .with("type = ANY (:closing)", "closing", CLOSING)
                .with("coalesce(occurred_at, recorded_at) >= :from", "from", begin(first))
                // Nothing is recorded before it happens: the index of types and positions
                // leads to what the log has since, not to all that ever was.
                .with("""
                                position >= (SELECT since.position FROM views.history since
                                              WHERE since.recorded_at >= :from
                                              ORDER BY since.recorded_at, since.position
                                              LIMIT 1)
                                """, true);
        return jdbc.sql("""
                        SELECT (coalesce(occurred_at, recorded_at) AT TIME ZONE :zone)::date AS day,
                               count(DISTINCT case_id) AS cases
                          FROM views.history
                         WHERE %s
                         GROUP BY day
                        """.formatted(conditions.text()))
                .params(conditions.params())
                .param("zone", WorkCalendar.ZONE.getId())
                .query(RowReading.counts(LocalDate.class));
    }

    private static OffsetDateTime begin(LocalDate day) {
        return Conditions.utc(day.atStartOfDay(WorkCalendar.ZONE).toInstant());
    }
}
