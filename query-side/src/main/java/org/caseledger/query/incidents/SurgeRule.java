package org.caseledger.query.incidents;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.text.LabelledException;

/**
 * When unusually many complaints came in within an hour (P2.22): at least {@code floor}, at least {@code factor} times
 * the median of the same hour of the week in the past {@code weeks}, and that median exceeded by {@code deviations}
 * times the usual deviation, so that neither an hour of few cases nor one past surge decides. With fewer than
 * {@code leastWeeks} past hours there is no result. The last {@code lookBack} is examined.
 */
public record SurgeRule(int weeks, int leastWeeks, int floor, double factor, double deviations, Duration lookBack) {
    // Of a normal distribution, the standard deviation is so many times the median deviation.
    private static final double NORMAL = 1.4826;

    public SurgeRule {
        if (leastWeeks < 1
                || weeks < leastWeeks
                || weeks > 52
                || floor < 1
                || factor < 1
                || deviations < 0
                || lookBack.compareTo(Duration.ofHours(1)) < 0
                || lookBack.compareTo(Duration.ofDays(7)) > 0) {
            throw new LabelledException(
                    "caseledger.surge 的设置不合理（1≤least-weeks≤weeks≤52，floor≥1，factor≥1，deviations≥0，look-back 1小时至7天）",
                    "caseledger.surge makes no sense (1 ≤ least-weeks ≤ weeks ≤ 52, floor ≥ 1, factor ≥ 1,"
                            + " deviations ≥ 0, look-back from 1 hour to 7 days)");
        }
    }

    /** Whether so many in an hour are a surge against the same hours of past weeks. */
    public boolean isSurge(long count, List<Long> past) {
        return past.size() >= leastWeeks && count >= threshold(past);
    }

    /** How many would be one. */
    public double threshold(List<Long> past) {
        double median = median(past);
        var deviation = past.stream().map(n -> Math.abs(n - median)).collect(Collectors.toList());
        return Math.max(floor, Math.max(factor * median, median + deviations * NORMAL * median(deviation)));
    }

    /** The middle one of some numbers; 0 of none. */
    static double median(List<? extends Number> numbers) {
        if (numbers.isEmpty()) {
            return 0;
        }
        var sorted = numbers.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
