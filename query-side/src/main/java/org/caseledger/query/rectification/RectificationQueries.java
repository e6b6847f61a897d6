package org.caseledger.query.rectification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.query.Conditions;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.RowReading;
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
     * Overdue orders that the log does not record as such yet, the longest overdue first; those after {@code last}, or
     * the first when it is null.
     */
    public List<RectificationOverdue> toNotice(Instant now, @Nullable RectificationOverdue last, int limit) {
        var conditions = new Conditions()
                .with("NOT noticed AND (NOT done OR late)", true)
                .with("due_at <= :now", "now", now);
        if (last != null) {
            conditions
                    .with("(due_at, case_id, number) > (:due, :case, :order)", true)
                    .param("due", last.by())
                    .param("case", last.caseId())
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
    public List<RectificationCount> counts(RectificationFilter filter, Reader reader) {
        var conditions = Lists.conditions(RectificationFilter.LIST, filter, reader);
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
                                RectificationState.OPEN.condition(),
                                RectificationState.OVERDUE.condition(),
                                RectificationState.DONE.condition(),
                                RectificationState.DONE_LATE.condition(),
                                orders,
                                conditions.text()))
                .params(conditions.params())
                .query(RowReading.of(RectificationCount.class))
                .list();
    }

    private static RectificationOverdue overdue(ResultSet row) throws SQLException {
        var order = EventCodec.read(row.getString("kept"), Rectification.class);
        return new RectificationOverdue(order.caseId(), order.order(), order.by());
    }
}
