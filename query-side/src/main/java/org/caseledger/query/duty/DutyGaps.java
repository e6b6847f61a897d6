package org.caseledger.query.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where the rosters of the days ahead name nobody. At a weekend the center has duty and each
 * station standby (P9.13); on a holiday the units have duty in turn, so that one of them has to
 * (P9.14). An office is warned once any roster was begun, a station once its own was.
 */
public final class DutyGaps {

    private static final int LONGEST = 60;

    private final WorkCalendar calendar;
    private final int warnDays;

    /** Throws {@link LabelledException} for a number of days that is not from 1 to 60. */
    public DutyGaps(WorkCalendar calendar, int warnDays) {
        if (warnDays < 1 || warnDays > LONGEST) {
            throw new LabelledException(
                    Text.format(
                            "caseledger.duty.warn-days 应在1与%d之间，而不是%d",
                            "caseledger.duty.warn-days is from 1 to %d, not %d",
                            LONGEST,
                            warnDays));
        }
        this.calendar = calendar;
        this.warnDays = warnDays;
    }

    /** The last day that is looked at. */
    public LocalDate until(LocalDate today) {
        return today.plusDays(warnDays);
    }

    /** The gaps from today on, by day and unit; {@code duties} are the turns of these days. */
    public List<DutyGap> from(
            LocalDate today, List<Post> posts, Set<UnitId> begun, List<Duty> duties) {
        var gaps = new ArrayList<DutyGap>();
        if (!begun.isEmpty()) {
            today.datesUntil(until(today).plusDays(1))
                    .filter(day -> !calendar.isWorkingDay(day))
                    .forEach(day -> gaps.addAll(on(day, posts, begun, of(day, duties))));
        }
        return gaps;
    }

    /** The stations whose roster was not begun, and that are therefore not warned of. */
    public static List<Post> notBegun(List<Post> posts, Set<UnitId> begun) {
        return posts.stream()
                .filter(p -> p.kind() == UnitKind.STATION && !begun.contains(p.unit()))
                .toList();
    }

    private static List<Duty> of(LocalDate day, List<Duty> duties) {
        return duties.stream().filter(duty -> duty.day().equals(day)).toList();
    }

    private List<DutyGap> on(
            LocalDate day, List<Post> posts, Set<UnitId> begun, List<Duty> duties) {
        if (calendar.kindOf(day) == DayKind.HOLIDAY) {
            boolean somebody = duties.stream().anyMatch(duty -> duty.kind() == DutyKind.DUTY);
            return somebody ? List.of() : List.of(gap(day, null, DutyKind.DUTY, "P9.14"));
        }
        var gaps = new ArrayList<DutyGap>();
        for (var post : posts) {
            var theirs = duties.stream().filter(d -> d.unit().equals(post.unit())).toList();
            if (post.kind() == UnitKind.CENTER
                    && theirs.stream().noneMatch(duty -> duty.kind() == DutyKind.DUTY)) {
                gaps.add(gap(day, post.unit(), DutyKind.DUTY, "P9.13"));
            } else if (post.kind() == UnitKind.STATION
                    && begun.contains(post.unit())
                    && theirs.isEmpty()) {
                gaps.add(gap(day, post.unit(), DutyKind.STANDBY, "P9.13"));
            }
        }
        return gaps;
    }

    private DutyGap gap(LocalDate day, @Nullable UnitId unit, DutyKind needs, String clause) {
        return new DutyGap(
                day,
                calendar.kindOf(day),
                calendar.nameOf(day),
                calendar.isProvisional(day),
                unit,
                needs,
                clause);
    }
}
