package org.caseledger.query.urging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.SecretNow;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Proposes the next step for each clock that is due soon or overdue, from what the lists of clocks and the steps so far
 * tell. Nothing is sent by this.
 */
public final class Proposals {
    // A step about the case as a whole counts for each of its clocks while its round lasts.
    private static final String ABOUT = """
            u.case_id = d.case_id
            AND (u.clock = d.clock AND u.start = d.number OR u.clock IS NULL AND u.current)
            """;

    private static final String PROPOSED = """
            views.deadline d
            CROSS JOIN LATERAL
                (SELECT coalesce(max(u.level), -1) AS level FROM views.urging u WHERE %s) AS taken
            CROSS JOIN LATERAL
                (SELECT CASE WHEN d.due_at > :now THEN CASE WHEN taken.level < 0 THEN 'REMINDER' END
                             WHEN taken.level < 1 THEN 'URGE'
                             WHEN taken.level < 2 AND d.due_at <= :red THEN 'CRITICISM' END AS step) AS next
            """.formatted(ABOUT);

    private final JdbcClient jdbc;
    private final UrgingRules rules;

    public Proposals(DataSource dataSource, UrgingRules rules) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rules = rules;
    }

    /** How many whole working days a clock is red before a criticism is proposed. */
    public int criticismAfter() {
        return rules.criticismAfter();
    }

    /** A page of what is proposed at an instant, pages counted from 0, the longest due first. */
    public Page<Proposal> find(UrgingFilter filter, Reader reader, int page, int size) {
        var clocks = conditions(filter, reader);
        var rows = clocks.page(
                jdbc,
                """
                        SELECT d.*, %s, c.number AS case_number, c.state, b.procedure, latest.kept,
                               EXISTS (SELECT 1 FROM json_array_elements(c.kept->'clocks') k
                                        WHERE k->'deadline'->>'clock' = d.clock
                                          AND k->'deadline'->>'number' = d.number::text
                                          AND k->'deadline'->>'provisional' = 'true') AS provisional
                          FROM (SELECT d.case_id, d.clock, d.number, d.unit, d.answering, d.kind,
                                       d.channel, d.amber_at, d.due_at, next.step
                                  FROM %s
                                 WHERE %s
                                 ORDER BY d.due_at, d.case_id, d.clock, d.number
                                 LIMIT :size OFFSET :offset) AS d
                          JOIN views.deadline_case c USING (case_id)
                          LEFT JOIN views.board b USING (case_id)
                          LEFT JOIN LATERAL (SELECT u.kept FROM views.urging u WHERE %s
                                              ORDER BY u.urging DESC LIMIT 1) AS latest ON true
                         ORDER BY d.due_at, d.case_id, d.clock, d.number
                        """.formatted(SecretNow.column("d.case_id"), PROPOSED, clocks.text(), ABOUT),
                page,
                size,
                (row, n) -> proposal(row, reader.now()));
        long total = clocks.counted(PROPOSED).read(jdbc);
        return new Page<>(rows, total);
    }

    /** How many are proposed on all pages of {@link #find}. */
    public Count count(UrgingFilter filter, Reader reader) {
        return conditions(filter, reader).counted(PROPOSED);
    }

    private Conditions conditions(UrgingFilter filter, Reader reader) {
        var step = filter.step();
        return new Conditions()
                .with("d.running AND d.amber_at <= :now", "now", reader.now())
                .param("red", rules.criticismFrom(reader.now()))
                // Several may run in one case, and an urging names only the clock.
                .with("d.clock <> 'ASSISTANCE'", true)
                .with("next.step IS NOT NULL", step == null)
                .with("next.step = :step", "step", step)
                // Follows from the step, and keeps PostgreSQL from clocks of another light.
                .with("d.due_at > :now", step == UrgingStep.REMINDER)
                .with("d.due_at <= :now", step == UrgingStep.URGE)
                .with("d.due_at <= :red", step == UrgingStep.CRITICISM)
                .with("d.case_id = :case", "case", filter.caseId())
                .with("d.unit = :unit", "unit", filter.unit())
                .with("d.unit = :within", "within", reader.within())
                .with("d.clock = :clock", "clock", filter.clock());
    }

    private static Urging latest(ResultSet row, String kept) throws SQLException {
        return SecretNow.of(row, EventCodec.read(kept, Urging.class), Urging::withheld);
    }

    private static Proposal proposal(ResultSet row, Instant now) throws SQLException {
        var kept = row.getString("kept");
        var latest = kept == null ? null : latest(row, kept);
        var step = UrgingStep.valueOf(row.getString("step"));
        var amberAt = row.getObject("amber_at", OffsetDateTime.class).toInstant();
        var dueAt = row.getObject("due_at", OffsetDateTime.class).toInstant();
        return new Proposal(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("case_number"),
                ComplaintKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                ComplaintState.valueOf(row.getString("state")),
                unit(row.getString("unit")),
                unit(row.getString("answering")),
                Clock.valueOf(row.getString("clock")),
                row.getInt("number"),
                amberAt,
                dueAt,
                row.getBoolean("provisional"),
                Light.at(now, amberAt, dueAt),
                step,
                Clause.under(String.valueOf(row.getString("procedure")), step.clauses()),
                latest,
                latest == null ? null : latest.answerAt(now));
    }

    private static @Nullable UnitId unit(@Nullable String id) {
        return id == null ? null : new UnitId(id);
    }

    /**
     * When a step is proposed: 催办 when a clock is amber, 督办 when it is red, 通报 when it has been red for
     * {@code criticismAfter} whole working days, at least 1 (P9.01, P1.17).
     */
    public record UrgingRules(WorkCalendar calendar, int criticismAfter) {
        public UrgingRules {
            if (criticismAfter < 1) {
                throw new LabelledException(
                        "caseledger.urging.criticism-after 应为至少1个工作日",
                        "caseledger.urging.criticism-after must be at least 1 working day");
            }
        }

        /** A clock that was due then or earlier has been red for that long. */
        Instant criticismFrom(Instant now) {
            var day = now.atZone(WorkCalendar.ZONE).toLocalDate();
            for (int left = criticismAfter; left > 0; ) {
                day = day.minusDays(1);
                left -= calendar.isWorkingDay(day) ? 1 : 0;
            }
            return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
        }
    }
}
