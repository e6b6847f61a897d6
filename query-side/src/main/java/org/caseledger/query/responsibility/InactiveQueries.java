package org.caseledger.query.responsibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Conditions;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds inactive cases. */
public final class InactiveQueries {
    private final JdbcClient jdbc;
    private final WorkCalendar calendar;

    public InactiveQueries(DataSource dataSource, WorkCalendar calendar) {
        this.jdbc = JdbcClient.create(dataSource);
        this.calendar = calendar;
    }

    /**
     * A page of one of the lists, pages counted from 0, the longest silent first; {@code days} are the whole working
     * days without anything done by those who have it.
     */
    public Page<InactiveRow> find(InactiveList list, int days, @Nullable UnitId unit, Instant now, int page, int size) {
        var conditions = conditions(list, days, now).with("unit = :unit", "unit", unit);
        var rows =
                conditions.page(jdbc, """
                        SELECT case_id, number, state, unit, last_act_at, follow_up_due_at, untold_since
                          FROM views.responsibility_case
                         WHERE %s
                         ORDER BY %s, case_id
                         LIMIT :size OFFSET :offset
                        """.formatted(conditions.text(), order(list)), page, size, (row, n) -> row(row));
        long total = conditions.counted("views.responsibility_case").read(jdbc);
        return new Page<>(rows, total);
    }

    private Conditions conditions(InactiveList list, int days, Instant now) {
        return switch (list) {
            case NO_EVENT ->
                new Conditions().with("open", true).with("last_act_at < :before", "before", before(days, now));
            case NOT_ASKED -> new Conditions().with("follow_up_due_at <= :now", "now", now);
            case NOT_REACHED -> new Conditions().with("missed_calls >= 2", true);
            case NOBODY_TOLD -> new Conditions().with("untold_since <= :now", "now", now);
            case FOLLOW_UP_MISSING -> new Conditions().with("follow_up_missing", true);
        };
    }

    private static String order(InactiveList list) {
        return switch (list) {
            case NO_EVENT, NOT_REACHED, FOLLOW_UP_MISSING -> "last_act_at";
            case NOT_ASKED -> "follow_up_due_at";
            case NOBODY_TOLD -> "untold_since";
        };
    }

    /** What happened before then has been followed by so many whole working days. */
    private Instant before(int days, Instant now) {
        LocalDate day = now.atZone(WorkCalendar.ZONE).toLocalDate();
        for (int counted = 0; counted < days; ) {
            day = day.minusDays(1);
            counted += calendar.isWorkingDay(day) ? 1 : 0;
        }
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    private InactiveRow row(ResultSet row) throws SQLException {
        var due = instant(row, "follow_up_due_at");
        return new InactiveRow(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("number"),
                ComplaintState.valueOf(row.getString("state")),
                RowReading.unit(row, "unit"),
                row.getObject("last_act_at", OffsetDateTime.class).toInstant(),
                due,
                due != null && !calendar.holds(due.atZone(WorkCalendar.ZONE).getYear()),
                instant(row, "untold_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
