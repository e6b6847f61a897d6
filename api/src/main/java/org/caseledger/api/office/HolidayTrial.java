package org.caseledger.api.office;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.HolidayNotices.Day;
import org.caseledger.api.office.MovedDeadlines.Moved;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.calendar.RecordHolidays;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Refused;
import org.caseledger.events.Actor;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.procedure.AnnouncedCalendar;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.text.Sha256;
import org.springframework.stereotype.Component;

/** What a notice of holidays would do, before it is recorded: the days and the due times. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HolidayTrial {
    private final AnnouncedCalendar calendar;
    private final Procedures procedures;
    private final Office office;
    private final MovedDeadlines moved;

    /**
     * The days of the year and the due times that move; {@code seen} is a digest of what was tried and by which
     * calendar.
     */
    public record Tried(int year, List<Day> days, Moved moved, String seen) {}

    /** Throws {@link InvalidInputException} for what cannot be recorded, by its rule. */
    Tried of(RecordHolidays command, Actor actor) {
        var notice = decided(command, actor);
        var now = calendar.now();
        var tried = now.with(notice);
        var days = days(tried, command.year()).toList();
        var rules = new OtherRules(procedures, null, Law.AUTO, tried);
        return new Tried(command.year(), days, moved.under(rules, actor), seen(command, now.version()));
    }

    /** By what a preview is known again. */
    static String seen(RecordHolidays command, String version) {
        return Sha256.hex(command + version);
    }

    private HolidaysRecorded decided(RecordHolidays command, Actor actor) {
        try {
            var context = new DecisionContext(actor, office.time().instant(), office);
            return command.decide(Set.of(), context).get(0);
        } catch (Refused refused) {
            throw new InvalidInputException("", refused.text());
        }
    }

    private static Stream<Day> days(WorkCalendar by, int year) {
        var first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusDays(Year.of(year).length()))
                .map(day -> new Day(day, by.kindOf(day), by.nameOf(day)));
    }
}
