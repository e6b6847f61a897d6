package org.caseledger.procedure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * How often a periodic duty is due that the clauses require 定期 and leave to the office: inspections (P1.16), exercises
 * (P3.21).
 */
@RequiredArgsConstructor
public enum Recurrence {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12),
    /** It is never due. */
    NONE(0);

    private final int months;

    /** From one day to another, both inclusive. */
    public record Period(LocalDate first, LocalDate last) {}

    /** The recurrence named by a setting, such as {@code half-year}; throws for any other word. */
    public static Recurrence of(String setting, String text) {
        return Arrays.stream(values())
                .filter(recurrence -> recurrence.text().equals(text))
                .findFirst()
                .orElseThrow(() -> mistake(setting, text));
    }

    private static LabelledException mistake(String setting, String text) {
        var all = Arrays.stream(values()).map(Recurrence::text).collect(Collectors.toList());
        return new LabelledException(
                Text.format("%s 不能是 %s，可选：%s", "%s cannot be %s, there are: %s", setting, text, Text.list(all)));
    }

    /** The word used in the setting. */
    public String text() {
        return name().toLowerCase().replace('_', '-');
    }

    /** The last complete period before a day; none without a recurrence. */
    public Optional<Period> lastBefore(LocalDate day) {
        return beginning(day).map(month -> from(month.minusMonths(months)));
    }

    /** The period that contains a day; none without a recurrence. */
    public Optional<Period> of(LocalDate day) {
        return beginning(day).map(this::from);
    }

    private Optional<YearMonth> beginning(LocalDate day) {
        if (months == 0) {
            return Optional.empty();
        }
        var month = YearMonth.from(day);
        return Optional.of(month.withMonth((month.getMonthValue() - 1) / months * months + 1));
    }

    private Period from(YearMonth month) {
        return new Period(month.atDay(1), month.plusMonths(months - 1L).atEndOfMonth());
    }
}
