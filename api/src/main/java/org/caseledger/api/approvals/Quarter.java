package org.caseledger.api.approvals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.checkup.Period;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** A quarter of a year in the office's time, as it is written: {@code 2026-Q1}. */
record Quarter(int year, int number) implements Labelled {
    private static final int OFFERED = 8;

    static Quarter of(String written) {
        if (!written.matches("\\d{4}-Q[1-4]")) {
            throw new InvalidInputException("quarter", "应为季度，如 2026-Q1", "must be a quarter like 2026-Q1");
        }
        return new Quarter(Integer.parseInt(written.substring(0, 4)), Integer.parseInt(written.substring(6)));
    }

    /** The one of that time and those before it, the latest first. */
    static List<Quarter> upTo(Instant now) {
        return Stream.iterate(at(now), Quarter::before).limit(OFFERED).toList();
    }

    /** The quarter that is exactly this period. */
    static Optional<Quarter> of(Period period) {
        var from = period.from();
        if (from == null) {
            return Optional.empty();
        }
        var quarter = at(from);
        return quarter.period().equals(period) ? Optional.of(quarter) : Optional.empty();
    }

    private static Quarter at(Instant now) {
        var month = YearMonth.from(now.atZone(WorkCalendar.ZONE));
        return new Quarter(month.getYear(), (month.getMonthValue() + 2) / 3);
    }

    private Quarter before() {
        return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
    }

    /** Its first day. */
    LocalDate first() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    /** Its last day. */
    LocalDate last() {
        return first().plusMonths(3).minusDays(1);
    }

    @Override
    public Text text() {
        return Text.format("%d年第%d季度", "Q%2$d %1$d", year, number);
    }

    Period period() {
        return new Period(midnight(first()), midnight(last().plusDays(1)));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    @Override
    public String toString() {
        return "%04d-Q%d".formatted(year, number);
    }
}
