package org.caseledger.api.http;

import java.time.Instant;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The time from an instant until before another that an address gives, null where it is open. What
 * ends with a day has all of it; one that ends before it begins is an {@link InputMistake}.
 */
record PeriodOfTime(@Nullable Instant from, @Nullable Instant until) {

    private static final Instant BEGINNING = Instant.EPOCH;
    private static final int USUAL_MONTHS = 12;

    PeriodOfTime {
        mustNotBeReversed(from, until);
    }

    /** As far as {@code from} and {@code until} say. */
    static PeriodOfTime asked(@Nullable String from, @Nullable String until) {
        return new PeriodOfTime(
                CaseReading.instantIfGiven("from", from),
                CaseReading.instantIfGiven("until", until));
    }

    /** The same where the end is called {@code to}. */
    static PeriodOfTime askedTo(@Nullable String from, @Nullable String to) {
        return new PeriodOfTime(
                CaseReading.instantIfGiven("from", from), CaseReading.instantIfGiven("to", to));
    }

    /** Ending now where no end is given, and beginning with the first case. */
    PeriodOfTime orAllUntil(Instant now) {
        return new PeriodOfTime(from == null ? BEGINNING : from, until == null ? now : until);
    }

    /** Ending now where no end is given, and beginning twelve months before its end. */
    PeriodOfTime orYearUntil(Instant now) {
        var end = until == null ? now : until;
        return new PeriodOfTime(
                from == null
                        ? end.atZone(WorkCalendar.ZONE).minusMonths(USUAL_MONTHS).toInstant()
                        : from,
                end);
    }

    /** Refuses what ends before it begins; the mistake is in the field {@code from}. */
    static <T extends Comparable<T>> void mustNotBeReversed(@Nullable T from, @Nullable T until) {
        if (from != null && until != null && from.compareTo(until) > 0) {
            throw new InputMistake("from", "不能晚于期间的结束", "must not be later than the end");
        }
    }
}
