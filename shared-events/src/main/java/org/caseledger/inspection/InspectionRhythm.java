package org.caseledger.inspection;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How often each unit is inspected: 定期, which the clause leaves to the office (P1.16). */
public enum InspectionRhythm {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    /** No sheet is ever due. */
    NONE(0);

    private final int months;

    InspectionRhythm(int months) {
        this.months = months;
    }

    /** The days that a sheet is of, the last one included. */
    public record Period(LocalDate first, LocalDate last) {}

    /** The rhythm of a setting such as {@code half-year}; throws for any other word. */
    public static InspectionRhythm of(String text) {
        return Arrays.stream(values())
                .filter(rhythm -> rhythm.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mistake(text)));
    }

    private static String mistake(String text) {
        var all = Arrays.stream(values()).map(InspectionRhythm::text).collect(Collectors.toList());
        return "caseledger.inspection.every 不能是 %s，可选：%s / cannot be %s, there are: %s"
                .formatted(text, String.join("、", all), text, String.join(", ", all));
    }

    /** The word of the setting. */
    public String text() {
        return name().toLowerCase().replace('_', '-');
    }

    /** The last whole period before a day; none without a rhythm. */
    public Optional<Period> lastBefore(LocalDate day) {
        if (months == 0) {
            return Optional.empty();
        }
        var month = YearMonth.from(day);
        var current = month.withMonth((month.getMonthValue() - 1) / months * months + 1);
        return Optional.of(
                new Period(
                        current.minusMonths(months).atDay(1),
                        current.minusMonths(1).atEndOfMonth()));
    }
}
