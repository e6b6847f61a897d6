package org.caseledger.query.urging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.SecretNow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the steps by which cases were pressed. */
public final class UrgingQueries {

    private final JdbcClient jdbc;
    private final String found;

    public UrgingQueries(DataSource dataSource) {
        this(dataSource, "views");
    }

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public UrgingQueries(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.found = "%1$s.urging u JOIN %1$s.board b USING (case_id)".formatted(schema);
    }

    /** How often each step was taken. */
    public Map<UrgingStep, Long> steps(UrgingFilter filter) {
        var conditions = conditions(filter, null, Instant.EPOCH);
        var steps = new EnumMap<UrgingStep, Long>(UrgingStep.class);
        jdbc.sql("SELECT u.step, count(*) AS times FROM %s WHERE %s GROUP BY u.step"
                        .formatted(found, conditions.text()))
                .params(conditions.params())
                .query(row -> {
                    var step = UrgingStep.valueOf(row.getString("step"));
                    steps.put(step, row.getLong("times"));
                });
        return steps;
    }

    /**
     * A page of the steps that were taken, pages counted from 0: the latest first, those whose answer is owed by the
     * time it is asked for.
     */
    public Page<SentUrging> sent(UrgingFilter filter, @Nullable AnswerState answer, int page, int size, Instant now) {
        var steps = conditions(filter, answer, now);
        boolean owed = answer == AnswerState.OWED || answer == AnswerState.OVERDUE;
        var rows = steps.page(
                jdbc,
                """
                        SELECT u.kept, b.number, b.state, b.unit, b.respondent, %s
                          FROM %s WHERE %s
                         ORDER BY %s
                         LIMIT :size OFFSET :offset
                        """.formatted(
                                SecretNow.column("u.case_id"),
                                found,
                                steps.text(),
                                owed ? "u.answer_by, case_id, u.urging" : "u.sent_at DESC, case_id, u.urging DESC"),
                page,
                size,
                (row, n) -> sent(row, now));
        return new Page<>(rows, steps.counted(found).read(jdbc));
    }

    /** How many steps there are on all pages of {@link #sent}. */
    public Count count(UrgingFilter filter, AnswerState answer, Instant now) {
        return conditions(filter, answer, now).counted(found);
    }

    private static Conditions conditions(UrgingFilter filter, @Nullable AnswerState answer, Instant now) {
        var caseId = filter.caseId();
        var conditions = new Conditions()
                .inSight("case_id", caseId)
                .with("case_id = :case", "case", caseId == null ? null : caseId.value())
                .with("b.unit = :unit", "unit", text(filter.unit()))
                .with("b.unit = :within", "within", text(filter.within()))
                .with("u.step = :step", "step", text(filter.step()))
                .with("u.clock = :clock", "clock", text(filter.clock()))
                .with("u.sent_at >= :from", "from", filter.from() == null ? null : utc(filter.from()))
                .with("u.sent_at < :until", "until", filter.until() == null ? null : utc(filter.until()));
        if (answer == null) {
            return conditions;
        }
        return switch (answer) {
            case NOT_ASKED -> conditions.with("NOT u.answered AND u.answer_by IS NULL", true);
            case OWED -> conditions.with("NOT u.answered AND u.answer_by > :now", "now", utc(now));
            case OVERDUE -> conditions.with("NOT u.answered AND u.answer_by <= :now", "now", utc(now));
            case ANSWERED -> conditions.with("u.answered", true);
        };
    }

    private static SentUrging sent(ResultSet row, Instant now) throws SQLException {
        var urging = SecretNow.of(row, EventCodec.read(row.getString("kept"), Urging.class), Urging::withheld);
        var unit = row.getString("unit");
        return new SentUrging(
                row.getString("number"),
                ComplaintState.valueOf(row.getString("state")),
                unit == null ? null : new UnitId(unit),
                row.getString("respondent"),
                urging.answerAt(now),
                urging);
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
