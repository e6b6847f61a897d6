package org.caseledger.api.web.requests;

import java.time.Instant;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The time from an instant until before another that an address gives, null where it is open. What ends with a day has
 * all of it; one that ends before it begins is an {@link InvalidInputException}.
 */
public record PeriodParameter(
        @Nullable Instant from, @Nullable Instant until) {
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final int USUAL_MONTHS = 12;

    public PeriodParameter {
        mustNotBeReversed(from, until);
    }

    /** The period given by {@code from} and {@code until}. */
    public static PeriodParameter asked(@Nullable String from, @Nullable String until) {
        return new PeriodParameter(
                TimeParameter.instantIfGiven("from", from), TimeParameter.instantIfGiven("until", until));
    }

    /** The same where the end is called {@code to}. */
    public static PeriodParameter askedTo(@Nullable String from, @Nullable String to) {
        return new PeriodParameter(TimeParameter.instantIfGiven("from", from), TimeParameter.instantIfGiven("to", to));
    }

    /** Ending now where no end is given, and beginning with the first case. */
    public PeriodParameter orAllUntil(Instant now) {
        return new PeriodParameter(from == null ? BEGINNING : from, until == null ? now : until);
    }

    /** Ending now where no end is given, and beginning twelve months before its end. */
    public PeriodParameter orYearUntil(Instant now) {
        var end = until == null ? now : until;
        return new PeriodParameter(
                from == null
                        ? end.atZone(WorkCalendar.ZONE)
                                .minusMonths(USUAL_MONTHS)
                                .toInstant()
                        : from,
                end);
    }

    /** Refuses what ends before it begins; the mistake is in the field {@code from}. */
    public static <T extends Comparable<T>> void mustNotBeReversed(@Nullable T from, @Nullable T until) {
        if (from != null && until != null && from.compareTo(until) > 0) {
            throw new InvalidInputException("from", "不能晚于期间的结束", "must not be later than the end");
        }
    }
}
