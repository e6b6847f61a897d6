package org.caseledger.query.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.DutyClauses;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Gaps in the rosters of the days ahead. At a weekend the center has duty and each station standby (P9.13); on a
 * holiday the units have duty in turn, so that one of them has to (P9.14). Where the procedure makes duty mandatory,
 * the center and every station are warned from the first day; elsewhere an office is warned once any roster was begun,
 * a station once its own was.
 */
public final class DutyGaps {
    private static final int LONGEST = 60;

    private final WorkCalendar calendar;
    private final int warnDays;
    private final @Nullable DutyClauses mandatory;

    /** Throws {@link LabelledException} for a number of days that is not from 1 to 60. */
    public DutyGaps(WorkCalendar calendar, int warnDays, @Nullable DutyClauses mandatory) {
        if (warnDays < 1 || warnDays > LONGEST) {
            throw new LabelledException(Text.format(
                    "caseledger.duty.warn-days 应在1与%d之间，而不是%d",
                    "caseledger.duty.warn-days is from 1 to %d, not %d", LONGEST, warnDays));
        }
        this.calendar = calendar;
        this.warnDays = warnDays;
        this.mandatory = mandatory;
    }

    /** The last day that is looked at. */
    public LocalDate until(LocalDate today) {
        return today.plusDays(warnDays);
    }

    /** The gaps from today on, by day and unit; {@code duties} are the turns of these days. */
    public List<DutyGap> from(LocalDate today, List<Post> posts, Set<UnitId> begun, List<Duty> duties) {
        var gaps = new ArrayList<DutyGap>();
        if (mandatory != null || !begun.isEmpty()) {
            today.datesUntil(until(today).plusDays(1))
                    .filter(day -> !calendar.isWorkingDay(day))
                    .forEach(day -> gaps.addAll(on(day, posts, begun, of(day, duties))));
        }
        return gaps;
    }

    /** Whether the procedure makes duty mandatory. */
    public boolean areMandatory() {
        return mandatory != null;
    }

    /** The stations whose roster was not begun, and that are therefore not warned of. */
    public List<Post> notBegun(List<Post> posts, Set<UnitId> begun) {
        return begun.isEmpty() || mandatory != null
                ? List.of()
                : posts.stream()
                        .filter(p -> p.kind() == UnitKind.STATION && !begun.contains(p.unit()))
                        .toList();
    }

    private static List<Duty> of(LocalDate day, List<Duty> duties) {
        return duties.stream().filter(duty -> duty.day().equals(day)).toList();
    }

    private List<DutyGap> on(LocalDate day, List<Post> posts, Set<UnitId> begun, List<Duty> duties) {
        if (calendar.kindOf(day) == DayKind.HOLIDAY) {
            boolean somebody = duties.stream().anyMatch(duty -> duty.kind() == DutyKind.DUTY);
            return somebody ? List.of() : List.of(gap(day, null, DutyKind.DUTY, clause(DutyClauses::holiday)));
        }
        var gaps = new ArrayList<DutyGap>();
        for (var post : posts) {
            var theirs =
                    duties.stream().filter(d -> d.unit().equals(post.unit())).toList();
            if (post.kind() == UnitKind.CENTER && theirs.stream().noneMatch(duty -> duty.kind() == DutyKind.DUTY)) {
                gaps.add(gap(day, post.unit(), DutyKind.DUTY, clause(DutyClauses::weekend)));
            } else if (post.kind() == UnitKind.STATION
                    && (mandatory != null || begun.contains(post.unit()))
                    && theirs.isEmpty()) {
                gaps.add(gap(day, post.unit(), DutyKind.STANDBY, clause(DutyClauses::weekend)));
            }
        }
        return gaps;
    }

    private @Nullable String clause(Function<DutyClauses, String> of) {
        return mandatory == null ? null : of.apply(mandatory);
    }

    private DutyGap gap(LocalDate day, @Nullable UnitId unit, DutyKind needs, @Nullable String clause) {
        return new DutyGap(
                day, calendar.kindOf(day), calendar.nameOf(day), calendar.isProvisional(day), unit, needs, clause);
    }
}
