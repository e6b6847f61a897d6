package org.caseledger.query.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.caseledger.query.views.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the clocks of all cases. */
public final class DeadlineQueries {
    private final JdbcClient jdbc;
    private final String clocks;
    private final String cases;
    private final @Nullable UUID incident;

    public DeadlineQueries(DataSource dataSource) {
        this(JdbcClient.create(dataSource), Cases.REAL, null);
    }

    private DeadlineQueries(JdbcClient jdbc, Cases of, @Nullable UUID incident) {
        this.jdbc = jdbc;
        this.clocks = "views." + of.table("deadline");
        this.cases = "views." + of.table("deadline_case");
        this.incident = incident;
    }

    /** The same questions, of the cases of an incident only; those of an exercise are its own. */
    public DeadlineQueries ofIncident(UUID id, boolean exercise) {
        return new DeadlineQueries(jdbc, exercise ? Cases.OF_EXERCISES : Cases.REAL, id);
    }

    /** The same questions, of the cases of all exercises. */
    public DeadlineQueries ofExercises() {
        return new DeadlineQueries(jdbc, Cases.OF_EXERCISES, null);
    }

    /** The cases with an open clock that was counted by weekends alone, in no order. */
    public List<CaseId> provisional() {
        return jdbc.sql("""
                        SELECT case_id FROM %s
                         WHERE kept::text LIKE '%%"provisional":true%%'
                           AND case_id IN (SELECT case_id FROM %s WHERE status = 'OPEN')
                        """.formatted(cases, clocks))
                .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
    }

    /** The same in the order that the list has by itself. */
    public Page<DeadlineRow> find(DeadlineList list, DeadlineFilter filter, int page, int size, Instant now) {
        return find(list, filter, list.sort(), page, size, now);
    }

    /** A page of one of the lists, pages counted from 0, and how many rows it has in all. */
    public Page<DeadlineRow> find(
            DeadlineList list, DeadlineFilter filter, DeadlineSort sort, int page, int size, Instant now) {
        var conditions = DeadlineConditions.of(list, filter, now).ofIncident(incident);
        var rows = conditions.page(
                jdbc,
                """
                        SELECT c.kept, d.clock, d.number AS start
                          FROM (SELECT case_id, clock, number, due_at, ended_at
                                  FROM %3$s
                                 WHERE %1$s
                                 ORDER BY %2$s
                                 LIMIT :size OFFSET :offset) AS d
                          JOIN (SELECT case_id, kept FROM %4$s) AS c
                               USING (case_id)
                         ORDER BY %2$s
                        """.formatted(conditions.text(), order(sort), clocks, cases),
                page,
                size,
                DeadlineQueries::listed);
        long total = conditions.counted(clocks).read(jdbc);
        return new Page<>(rows, total);
    }

    /** How many rows such a list has. */
    public Count count(DeadlineList list, DeadlineFilter filter, Instant now) {
        return DeadlineConditions.of(list, filter, now).ofIncident(incident).counted(clocks);
    }

    /**
     * How many requests for assistance each unit has to report on (P9.01), in the cases that only this unit sees, or in
     * all when it is null.
     */
    public Map<UnitId, Long> assisting(@Nullable UnitId within, Instant now) {
        var filter = DeadlineFilter.assistances(null, within);
        var conditions =
                DeadlineConditions.of(DeadlineList.RUNNING, filter, now).ofIncident(incident);
        return jdbc.sql("""
                        SELECT answering, count(*) AS asked FROM %s
                         WHERE %s
                         GROUP BY answering
                         ORDER BY answering
                        """.formatted(clocks, conditions.text()))
                .params(conditions.params())
                .query(RowReading.counts(UnitId.class));
    }

    /**
     * The running clocks that are due from the first day to the last, by day; what is due with the end of a day is due
     * on it.
     */
    public List<DueDay> calendar(DeadlineFilter filter, LocalDate first, LocalDate last, Instant now) {
        var conditions = DeadlineConditions.due(
                        DeadlineConditions.of(DeadlineList.RUNNING, filter, now), "span", first, last)
                .ofIncident(incident);
        return jdbc.sql("""
                        SELECT ((due_at AT TIME ZONE :zone) - interval '1 microsecond')::date AS day,
                               count(*) FILTER (WHERE due_at <= :now) AS red,
                               count(*) FILTER (WHERE due_at > :now AND amber_at <= :now) AS amber,
                               count(*) FILTER (WHERE due_at > :now AND amber_at > :now) AS green
                          FROM %s
                         WHERE %s
                         GROUP BY day
                         ORDER BY day
                        """.formatted(clocks, conditions.text()))
                .params(conditions.params())
                .param("now", Conditions.utc(now))
                .param("zone", WorkCalendar.ZONE.getId())
                .query(DueDay.class)
                .list();
    }

    /** Every clock of a case, in the order in which they started. */
    public List<DeadlineRow> of(CaseId caseId) {
        return jdbc.sql("SELECT kept FROM %s WHERE case_id = :case".formatted(cases))
                .param("case", caseId.value())
                .query((row, n) -> kept(row))
                .optional()
                .map(c -> c.clocks().stream().map(c::row).toList())
                .orElse(List.of());
    }

    /**
     * Clocks that have passed and are not yet recorded as missed, the longest passed first; those that come after
     * {@code last}, or the first when it is null.
     */
    public List<PassedDeadline> passed(Instant now, @Nullable PassedDeadline last, int limit) {
        var conditions = new Conditions().with("running AND NOT missed", true).with("due_at <= :now", "now", now);
        if (last != null) {
            conditions
                    .with("(due_at, case_id, clock, number) > (:due, :case, :clock, :number)", true)
                    .param("due", Conditions.utc(last.dueAt()))
                    .param("case", last.caseId().value())
                    .param("clock", last.clock().name())
                    .param("number", last.number());
        }
        return jdbc.sql("""
                        SELECT case_id, clock, number, due_at FROM %s
                         WHERE %s
                         ORDER BY due_at, case_id, clock, number
                         LIMIT :limit
                        """.formatted(clocks, conditions.text()))
                .params(conditions.params())
                .param("limit", limit)
                .query(RowReading.of(PassedDeadline.class))
                .list();
    }

    /**
     * How the limits were kept in the cases received from {@code from} until before {@code to}; of one clock, or of all
     * when it is null.
     */
    public List<Compliance> compliance(ComplianceBy by, @Nullable Clock clock, Instant from, Instant to) {
        var conditions = new Conditions()
                .with("received_at >= :from", "from", from)
                .with("received_at < :to", "to", to)
                .with("clock = :clock", "clock", clock);
        return jdbc.sql("""
                        SELECT %s AS key, %s
                          FROM views.deadline d
                         WHERE %s
                         GROUP BY key
                         ORDER BY key NULLS FIRST
                        """.formatted(key(by), ComplianceFigure.columns(), conditions.text()))
                .params(conditions.params())
                .query(Compliance.class)
                .list();
    }

    private static String key(ComplianceBy by) {
        return switch (by) {
            case UNIT -> "answering";
            case CHANNEL -> "channel";
            case MONTH -> "received_month";
        };
    }

    /** The verdicts of the sources on migrated cases received in that time, by the case's unit. */
    public List<SourceVerdicts> sourceVerdicts(ComplianceBy by, Instant from, Instant to) {
        return jdbc.sql("""
                        SELECT CASE :by WHEN 'UNIT' THEN unit
                                        WHEN 'CHANNEL' THEN channel
                                        WHEN 'MONTH' THEN received_month END AS key,
                               count(*) FILTER (WHERE verdict = 'IN_TIME') AS in_time,
                               count(*) FILTER (WHERE verdict = 'OVERDUE') AS overdue
                          FROM views.deadline_case
                         WHERE verdict IS NOT NULL AND received_at >= :from AND received_at < :to
                         GROUP BY 1
                         ORDER BY 1 NULLS FIRST
                        """)
                .param("by", by.name())
                .param("from", Conditions.utc(from))
                .param("to", Conditions.utc(to))
                .query(SourceVerdicts.class)
                .list();
    }

    // The orders of the lists, as they are kept in their indexes, from one end or the other.
    private static String order(DeadlineSort sort) {
        return switch (sort) {
            case DUE -> "due_at, case_id, clock, number";
            case LAST_DUE -> "due_at DESC, case_id DESC, clock DESC, number DESC";
            case ENDED -> "ended_at DESC, due_at, case_id, clock, number";
        };
    }

    private static DeadlineRow listed(ResultSet row, int n) throws SQLException {
        var ofCase = kept(row);
        var clock = Clock.valueOf(row.getString("clock"));
        return ofCase.row(ofCase.clock(clock, row.getInt("start")));
    }

    private static DeadlineCase kept(ResultSet row) throws SQLException {
        return EventCodec.read(row.getString("kept"), DeadlineCase.class);
    }

    /** Which rows of the clocks a list and its filter ask for. */
    static final class DeadlineConditions {
        private static final String ASSISTING = "clock = 'ASSISTANCE' AND answering = :within";

        private DeadlineConditions() {}

        /** The conditions of a list and a filter at an instant. */
        static Conditions of(DeadlineList list, DeadlineFilter filter, Instant now) {
            var conditions = Conditions.of(filter).with(seen(list), "within", filter.within());
            if (filter.day() != null) {
                due(conditions, "day", filter.day(), filter.day());
            }
            lit(conditions, filter.light(), now);
            return switch (list) {
                case DUE_SOON -> conditions.with("running AND amber_at <= :now AND due_at > :now", "now", now);
                case OVERDUE -> conditions.with("running AND due_at <= :now", "now", now);
                case MET_LATE -> conditions.with("status = 'MET' AND late", true);
                case RUNNING -> conditions.with("running", true);
            };
        }

        /**
         * The clocks of the unit's cases, and those under which it assists with a case of another: of what it has
         * answered, as long as it sees the case.
         */
        private static String seen(DeadlineList list) {
            return list == DeadlineList.MET_LATE
                    ? "(unit = :within OR %s AND case_id IN (%s UNION ALL %s))"
                            .formatted(ASSISTING, assistedIn("board"), assistedIn("exercise_board"))
                    : "(unit = :within OR %s)".formatted(ASSISTING);
        }

        private static String assistedIn(String board) {
            return "SELECT case_id FROM views.%s WHERE assisted_by @> ARRAY[:within::text]".formatted(board);
        }

        private static void lit(Conditions conditions, @Nullable Light light, Instant now) {
            if (light == null) {
                return;
            }
            var lit =
                    switch (light) {
                        case RED -> "due_at <= :asOf";
                        case AMBER -> "due_at > :asOf AND amber_at <= :asOf";
                        case GREEN -> "due_at > :asOf AND amber_at > :asOf";
                    };
            conditions.with(lit, "asOf", now);
        }

        /** And that they are due from a day to another, which {@code span} names the parameters by. */
        static Conditions due(Conditions conditions, String span, LocalDate first, LocalDate last) {
            var begin = span + "Begin";
            var end = span + "End";
            return conditions
                    .with("due_at > :" + begin, begin, begin(first))
                    .with("due_at <= :" + end, end, begin(last.plusDays(1)));
        }

        private static OffsetDateTime begin(LocalDate day) {
            return Conditions.utc(day.atStartOfDay(WorkCalendar.ZONE).toInstant());
        }

        /** Enums and ids as they are written in the rows. */
        static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }
}
