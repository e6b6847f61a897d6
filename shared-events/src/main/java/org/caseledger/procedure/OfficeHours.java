package org.caseledger.procedure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The office hours: certain hours of each working day, in Shanghai. Working time is a number that grows during office
 * hours, so that the time between two instants is a difference.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class OfficeHours {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private record Span(LocalTime begin, LocalTime end) {
        long secondsUntil(LocalTime time) {
            LocalTime until = time.isBefore(end) ? time : end;
            return until.isAfter(begin) ? Duration.between(begin, until).toSeconds() : 0;
        }
    }

    private final WorkCalendar calendar;
    private final List<Span> spans;
    private final Map<WorkCalendar, int[]> counted;

    /** The working days before each day, counted once for each calendar that there was. */
    private int[] workedBefore() {
        return counted.computeIfAbsent(calendar.now(), OfficeHours::count);
    }

    private static int[] count(WorkCalendar calendar) {
        var workedBefore = new int[(int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1];
        for (int i = 1; i < workedBefore.length; i++) {
            boolean worked = calendar.isWorkingDay(FIRST.plusDays(i - 1L));
            workedBefore[i] = workedBefore[i - 1] + (worked ? 1 : 0);
        }
        return workedBefore;
    }

    /** The hours by the calendar as it was known with the event at a position of the log. */
    public OfficeHours at(long position) {
        return new OfficeHours(calendar.at(position), spans, counted);
    }

    /**
     * The hours in a text such as {@code 09:00-12:00,13:00-17:00}, in order; throws {@link LabelledException} for any
     * other text.
     */
    public static OfficeHours of(String text, WorkCalendar calendar) {
        var spans = new ArrayList<Span>();
        LocalTime last = LocalTime.MIN;
        for (String part : text.split(",", -1)) {
            String[] times = part.trim().split("-", -1);
            Span span;
            try {
                span = new Span(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                throw mistake(text, e);
            }
            if (span.begin().isBefore(last) || !span.end().isAfter(span.begin())) {
                throw mistake(text, null);
            }
            last = span.end();
            spans.add(span);
        }
        return new OfficeHours(calendar, List.copyOf(spans), new ConcurrentHashMap<>());
    }

    private static LabelledException mistake(String text, @Nullable Throwable cause) {
        return new LabelledException(
                Text.format(
                        "工作时间应形如 09:00-12:00,13:00-17:00，而不是 %s",
                        "office hours look like 09:00-12:00,13:00-17:00, not %s", text),
                cause);
    }

    /** The seconds of office hours from the year 2000 until then. */
    public long secondsUntil(Instant instant) {
        var at = instant.atZone(WorkCalendar.ZONE);
        LocalDate day = at.toLocalDate();
        if (day.isBefore(FIRST)) {
            return 0;
        }
        var workedBefore = workedBefore();
        if (!day.isBefore(LAST)) {
            return workedBefore[workedBefore.length - 1] * secondsOfADay();
        }
        long before = workedBefore[(int) (day.toEpochDay() - FIRST.toEpochDay())];
        return before * secondsOfADay() + (calendar.isWorkingDay(day) ? secondsOfTheDayUntil(at.toLocalTime()) : 0);
    }

    /** Whether the office is open at that instant. */
    public boolean areAt(Instant instant) {
        return secondsUntil(instant.plusSeconds(1)) > secondsUntil(instant);
    }

    /** The beginning of the first hours of a working day. */
    public LocalTime opens() {
        return spans.get(0).begin();
    }

    /** The end of the last hours of a working day. */
    public LocalTime closes() {
        return spans.get(spans.size() - 1).end();
    }

    /** The seconds of office hours in a day. */
    public long secondsOfADay() {
        return secondsOfTheDayUntil(LocalTime.MAX);
    }

    private long secondsOfTheDayUntil(LocalTime time) {
        return spans.stream().mapToLong(span -> span.secondsUntil(time)).sum();
    }
}
