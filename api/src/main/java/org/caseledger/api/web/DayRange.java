package org.caseledger.api.web;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/** Whole days of Shanghai, both included; open where none is given. */
public record DayRange(
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate until) {
    private static final int MONTHS_OF_A_QUARTER = 3;

    /** Some days that are often asked for, and what they are called. */
    public record Usual(Text text, LocalDate from, LocalDate until) implements Labelled {}

    /** The instant that they begin with, as REST takes it. */
    public @Nullable String begin() {
        return from == null ? null : midnight(from);
    }

    /** The instant before which they end. */
    public @Nullable String end() {
        return until == null ? null : midnight(until.plusDays(1));
    }

    private static String midnight(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.ZONE).toOffsetDateTime().toString();
    }

    /** This month and the last, this quarter, this year and the last. */
    public static List<Usual> usual(LocalDate today) {
        var month = today.withDayOfMonth(1);
        var quarter = month.minusMonths((month.getMonthValue() - 1) % MONTHS_OF_A_QUARTER);
        var year = today.withDayOfYear(1);
        return List.of(
                new Usual(new Text("本月", "this month"), month, today),
                new Usual(new Text("上月", "last month"), month.minusMonths(1), month.minusDays(1)),
                new Usual(new Text("本季", "this quarter"), quarter, today),
                new Usual(new Text("本年", "this year"), year, today),
                new Usual(new Text("上年", "last year"), year.minusYears(1), year.minusDays(1)));
    }
}
