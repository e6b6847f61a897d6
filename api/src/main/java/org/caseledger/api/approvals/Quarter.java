package org.caseledger.api.approvals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.checkup.Period;

/** A quarter of a year in the office's time, as it is written: {@code 2026-Q1}. */
record Quarter(int year, int number) {

    private static final int OFFERED = 8;

    static Quarter of(String written) {
        if (!written.matches("\\d{4}-Q[1-4]")) {
            throw new InvalidInputException(
                    "quarter", "应为季度，如 2026-Q1", "must be a quarter like 2026-Q1");
        }
        return new Quarter(
                Integer.parseInt(written.substring(0, 4)), Integer.parseInt(written.substring(6)));
    }

    /** The one of that time and those before it, the latest first. */
    static List<Quarter> upTo(Instant now) {
        var month = YearMonth.from(now.atZone(WorkCalendar.ZONE));
        return IntStream.range(0, OFFERED)
                .mapToObj(back -> month.minusMonths(3L * back))
                .map(m -> new Quarter(m.getYear(), (m.getMonthValue() + 2) / 3))
                .toList();
    }

    Period period() {
        var first = LocalDate.of(year, number * 3 - 2, 1);
        return new Period(midnight(first), midnight(first.plusMonths(3)));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    @Override
    public String toString() {
        return "%04d-Q%d".formatted(year, number);
    }
}
