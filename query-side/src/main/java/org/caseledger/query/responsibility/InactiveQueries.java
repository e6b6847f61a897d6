package org.caseledger.query.responsibility;

import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Listing;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/** Finds inactive cases. */
public final class InactiveQueries {
    private static final Listing<Question, InactiveRow> LIST = Listing.of(
            "case_id, number AS case_number, state, unit, last_act_at, follow_up_due_at, false AS provisional, untold_since",
            "%s.responsibility_case",
            InactiveRow.class,
            asked -> asked.list().since() + ", case_id");

    private final Lists lists;
    private final WorkCalendar calendar;

    public InactiveQueries(DataSource dataSource, WorkCalendar calendar) {
        this.lists = new Lists(dataSource);
        this.calendar = calendar;
    }

    /** Which list is asked for, of cases whose last act was before an instant, of a unit; null asks for all. */
    public record Question(
            @Where InactiveList list,
            @Where("last_act_at < :before") @Nullable Instant before,
            @Where("unit = :unit") @Nullable UnitId unit) {}

    /**
     * A page of one of the lists, pages counted from 0, the longest silent first; {@code days} are the whole working
     * days without anything done by those who have it.
     */
    public Page<InactiveRow> find(InactiveList list, int days, @Nullable UnitId unit, Instant now, int page, int size) {
        var asked = new Question(list, list == InactiveList.NO_EVENT ? before(days, now) : null, unit);
        var found = lists.find(LIST, asked, Reader.ofAll(now), page, size);
        return new Page<>(found.rows().stream().map(this::known).toList(), found.total());
    }

    private InactiveRow known(InactiveRow row) {
        var due = row.followUpDueAt();
        return row.withProvisional(
                due != null && !calendar.holds(due.atZone(WorkCalendar.ZONE).getYear()));
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
}
