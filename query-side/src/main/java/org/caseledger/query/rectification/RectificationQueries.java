package org.caseledger.query.rectification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.query.Conditions;
import org.caseledger.query.Count;
import org.caseledger.query.Page;
import org.caseledger.query.SecretNow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists and counts what respondents have to put right. */
public final class RectificationQueries {

    private final JdbcClient jdbc;
    private final String orders;

    public RectificationQueries(DataSource dataSource) {
        this(dataSource, "views");
    }

    /** {@code schema} is where the rows are: another one has them as of some moment. */
    public RectificationQueries(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.orders = schema + ".rectification";
    }

    /**
     * A page of orders, pages counted from 0: what is open by the time it is due, everything else the latest ordered
     * first. The total is exact, since it opens a number.
     */
    public Page<ListedRectification> find(RectificationFilter filter, int page, int size, Instant now) {
        var conditions = conditions(filter, now);
        boolean byDue = filter.dueBefore() != null
                || filter.state() == RectificationState.OPEN
                || filter.state() == RectificationState.OVERDUE;
        var rows = conditions.page(
                jdbc,
                """
                        SELECT case_number, unit, respondent, kept, %s FROM %s r
                         WHERE %s
                         ORDER BY %s, case_id, number
                         LIMIT :size OFFSET :offset
                        """.formatted(
                        SecretNow.column("r.case_id"), orders, conditions.text(), byDue ? "due_at" : "ordered_at DESC"),
                page,
                size,
                (row, n) -> listed(row, now));
        return new Page<>(rows, conditions.count(orders).read(jdbc));
    }

    /** How many orders there are on all pages of {@link #find}. */
    public Count count(RectificationFilter filter, Instant now) {
        return conditions(filter, now).count(orders);
    }

    /**
     * Overdue orders that the log does not record as such yet, the longest overdue first; those after {@code last}, or
     * the first when it is null.
     */
    public List<RectificationOverdue> toNotice(Instant now, @Nullable RectificationOverdue last, int limit) {
        var conditions = new Conditions()
                .with("NOT noticed AND (NOT done OR late)", true)
                .with("due_at <= :now", "now", time(now));
        if (last != null) {
            conditions
                    .with("(due_at, case_id, number) > (:due, :case, :order)", true)
                    .param("due", time(last.by()))
                    .param("case", last.caseId().value())
                    .param("order", last.order());
        }
        return jdbc.sql("""
                        SELECT kept FROM %s
                         WHERE %s
                         ORDER BY due_at, case_id, number
                         LIMIT :limit
                        """.formatted(orders, conditions.text()))
                .params(conditions.params())
                .param("limit", limit)
                .query((row, n) -> overdue(row))
                .list();
    }

    /** How many there are of each unit, the most first. */
    public List<RectificationCount> counts(RectificationFilter filter, Instant now) {
        var conditions = conditions(filter, now);
        return jdbc.sql("""
                        SELECT unit, count(*) AS ordered,
                               count(*) FILTER (WHERE %s) AS open,
                               count(*) FILTER (WHERE %s) AS overdue,
                               count(*) FILTER (WHERE %s) AS done,
                               count(*) FILTER (WHERE %s) AS done_late,
                               count(*) FILTER (WHERE reopened) AS reopened
                          FROM %s
                         WHERE %s
                         GROUP BY unit
                         ORDER BY ordered DESC, unit NULLS FIRST
                        """.formatted(
                                condition(RectificationState.OPEN),
                                condition(RectificationState.OVERDUE),
                                condition(RectificationState.DONE),
                                condition(RectificationState.DONE_LATE),
                                orders,
                                conditions.text()))
                .params(conditions.params())
                .query((row, n) -> count(row))
                .list();
    }

    /** What a state is: the same words for the count and for its rows. */
    private static String condition(RectificationState state) {
        return switch (state) {
            case OPEN -> "NOT done AND (due_at IS NULL OR due_at > :now)";
            case OVERDUE -> "NOT done AND due_at <= :now";
            case DONE -> "done AND NOT late";
            case DONE_LATE -> "done AND late";
        };
    }

    private static Conditions conditions(RectificationFilter filter, Instant now) {
        var caseId = filter.caseId();
        var state = filter.state();
        return new Conditions()
                .param("now", time(now))
                .inSight("case_id", caseId)
                .with("case_id = :case", "case", caseId == null ? null : caseId.value())
                .with("unit = :unit", "unit", text(filter.unit()))
                .with("unit IS NULL", filter.none())
                .with("unit = :within", "within", text(filter.within()))
                .with("respondent = :respondent", "respondent", filter.respondent())
                .with(state == null ? "" : condition(state), state != null)
                .with("reopened", Boolean.TRUE.equals(filter.reopened()))
                .with("NOT reopened", Boolean.FALSE.equals(filter.reopened()))
                .with("due_at < :due", "due", time(filter.dueBefore()))
                .with("ordered_at >= :from", "from", time(filter.from()))
                .with("ordered_at < :until", "until", time(filter.until()));
    }

    private static ListedRectification listed(ResultSet row, Instant now) throws SQLException {
        var order =
                SecretNow.of(row, EventCodec.read(row.getString("kept"), Rectification.class), Rectification::withheld);
        return new ListedRectification(
                row.getString("case_number"), unit(row), row.getString("respondent"), order.stateAt(now), order);
    }

    private static RectificationOverdue overdue(ResultSet row) throws SQLException {
        var order = EventCodec.read(row.getString("kept"), Rectification.class);
        return new RectificationOverdue(order.caseId(), order.order(), order.by());
    }

    private static RectificationCount count(ResultSet row) throws SQLException {
        return new RectificationCount(
                unit(row),
                row.getLong("ordered"),
                row.getLong("open"),
                row.getLong("overdue"),
                row.getLong("done"),
                row.getLong("done_late"),
                row.getLong("reopened"));
    }

    private static @Nullable UnitId unit(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        return unit == null ? null : new UnitId(unit);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
