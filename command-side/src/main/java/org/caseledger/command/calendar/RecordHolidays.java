package org.caseledger.command.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.events.calendar.HolidaysRecorded.Day;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * 录入放假安排: the holidays and make-up working days of a year that is not known yet, by the number of the notice that
 * announces them (O121-45).
 */
@LedgerCommand(
        roles = {Role.ADMIN},
        zh = "录入放假安排",
        en = "record a holiday notice",
        clause = "O121-45")
public record RecordHolidays(int year, String source, List<Day> holidays, List<Day> makeUpDays)
        implements AggregateCommand<Set<Integer>, HolidaysRecorded> {
    @Override
    public UUID id() {
        return HolidaysRecorded.STREAM;
    }

    @Override
    public String streamKind() {
        return HolidaysRecorded.KIND;
    }

    @Override
    public boolean mayBegin() {
        return true;
    }

    @Override
    public List<HolidaysRecorded> decide(@Nullable Set<Integer> years, DecisionContext context) {
        var yearInWords = Integer.toString(year);
        boolean known = years != null && years.contains(year);
        Guards.require(!known && !context.office().calendar().holds(year), Rule.YEAR_KNOWN, yearInWords);
        Guards.require(
                year <= context.now().atZone(WorkCalendar.ZONE).getYear() + 1, Rule.YEAR_NOT_TOO_FAR, yearInWords);
        var seen = new HashSet<LocalDate>();
        holidays.forEach(of -> take(of.day(), seen));
        var newYear = LocalDate.of(year, 1, 1);
        Guards.require(seen.contains(newYear), Rule.THE_WHOLE_YEAR, newYear);
        for (var of : makeUpDays) {
            take(of.day(), seen);
            Guards.require(WorkCalendar.isWeekend(of.day()), Rule.MAKE_UP_ON_A_WEEKEND, of.day());
        }
        return List.of(new HolidaysRecorded(year, source.strip(), holidays, makeUpDays));
    }

    private void take(LocalDate day, Set<LocalDate> seen) {
        Guards.require(day.getYear() == year, Rule.DAY_OF_THE_YEAR, day, Integer.toString(year));
        Guards.require(seen.add(day), Rule.DAY_ONCE, day);
    }
}
