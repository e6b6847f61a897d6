package org.caseledger.query.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Answering.OfUnit;
import org.caseledger.query.duty.Answering.When;
import org.caseledger.text.Text;

/** Tells who answers now: in office hours the center, on a day off whoever has duty (P9.13–14). */
@RequiredArgsConstructor
public final class WhoAnswers {
    private final WorkCalendar calendar;
    private final OfficeHours hours;

    /** Who answers at that instant; {@code duties} are the turns of its day. */
    public Answering at(Instant at, List<Post> posts, List<Duty> duties) {
        var day = at.atZone(WorkCalendar.ZONE).toLocalDate();
        var units = posts.stream()
                .sorted(centerFirst())
                .map(post -> ofUnit(post, duties))
                .filter(WhoAnswers::isAsked)
                .toList();
        var when = when(at, day);
        var answers = when == When.DAY_OFF ? answers(day, units) : List.<Duty>of();
        return new Answering(
                at,
                day,
                calendar.kindOf(day),
                calendar.nameOf(day),
                calendar.isProvisional(day),
                when,
                text(when, posts, answers),
                answers,
                units);
    }

    private When when(Instant at, LocalDate day) {
        if (!calendar.isWorkingDay(day)) {
            return When.DAY_OFF;
        }
        return hours.areAt(at) ? When.OFFICE_HOURS : When.OFF_HOURS;
    }

    private static Comparator<Post> centerFirst() {
        return Comparator.comparing((Post post) -> post.kind() != UnitKind.CENTER)
                .thenComparing(post -> post.unit().value());
    }

    private static OfUnit ofUnit(Post post, List<Duty> duties) {
        return new OfUnit(
                post.unit(),
                post.name(),
                post.kind(),
                duties.stream().filter(duty -> duty.unit().equals(post.unit())).toList());
    }

    private static boolean isAsked(OfUnit unit) {
        return unit.kind() == UnitKind.CENTER
                || unit.kind() == UnitKind.STATION
                || !unit.officers().isEmpty();
    }

    /** Those who have duty at the center; on a holiday else the first unit that has. */
    private List<Duty> answers(LocalDate day, List<OfUnit> units) {
        boolean holiday = calendar.kindOf(day) == DayKind.HOLIDAY;
        return units.stream()
                .filter(unit -> holiday || unit.kind() == UnitKind.CENTER)
                .map(unit -> unit.officers().stream()
                        .filter(duty -> duty.kind() == DutyKind.DUTY)
                        .toList())
                .filter(duty -> !duty.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Text text(When when, List<Post> posts, List<Duty> answers) {
        var centers = posts.stream()
                .filter(post -> post.kind() == UnitKind.CENTER)
                .map(Post::name)
                .toList();
        return switch (when) {
            case OFFICE_HOURS -> Text.format("工作时间，由%s接办", "Office hours: %s receives complaints", Text.list(centers));
            case OFF_HOURS ->
                Text.format(
                        "工作日非工作时间，不设值班，上班后由%s接办",
                        "Outside office hours on a working day, no duty: %s receives complaints from the next opening",
                        Text.list(centers));
            case DAY_OFF ->
                answers.isEmpty()
                        ? new Text("非工作日，值班表未排值班人员", "Day off; the roster names no duty officer")
                        : Text.format(
                                "非工作日，由%s值班接办",
                                "Day off: %s on duty",
                                Text.list(answers.stream().map(Duty::name).toList()));
        };
    }
}
