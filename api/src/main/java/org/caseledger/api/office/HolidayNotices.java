package org.caseledger.api.office;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.calendar.RecordHolidays;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.procedure.AnnouncedCalendar;
import org.caseledger.procedure.DayKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 放假安排: the holidays of a year, which an administrator records once they are announced (O121-45). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HolidayNotices {
    private static final int FIRST = 1970;
    private static final int LAST = 2199;

    private final CommandGate gate;
    private final AnnouncedCalendar calendar;
    private final ApplicationEventPublisher events;

    /** That a year became known with the event at a position of the log. */
    public record YearKnown(long position) {}

    /** A day, why it is worked or not, and the holiday to which it belongs. */
    public record Day(
            LocalDate date, DayKind kind, @Nullable String name) {}

    /**
     * The holidays and make-up days of a year: {@code known} says whether they are announced, {@code source} by which
     * notice if it was recorded, {@code version} the data of the whole calendar.
     */
    public record OfYear(int year, boolean known, @Nullable String source, String version, List<Day> days) {}

    /** A year as it is known now. */
    OfYear of(int asked) {
        int year = Paging.within("year", asked, FIRST, LAST);
        var now = calendar.now();
        return new OfYear(
                year,
                now.holds(year),
                now.sourceOf(year),
                now.version(),
                days(LocalDate.of(year, 1, 1), Year.of(year).length())
                        .filter(day -> day.kind() == DayKind.HOLIDAY || day.kind() == DayKind.MAKE_UP_DAY)
                        .toList());
    }

    /** So many days from one on. */
    Stream<Day> days(LocalDate first, int many) {
        return first.datesUntil(first.plusDays(many))
                .map(day -> new Day(day, calendar.kindOf(day), calendar.nameOf(day)));
    }

    /** Records the notice; the days hold at once. */
    OfYear record(RecordHolidays command, Request request, Actor actor) {
        long position = gate.give(command, actor, request).position();
        calendar.refresh();
        events.publishEvent(new YearKnown(position));
        return of(command.year());
    }
}
