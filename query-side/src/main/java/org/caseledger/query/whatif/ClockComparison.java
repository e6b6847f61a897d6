package org.caseledger.query.whatif;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One start of one clock: {@code before} as it is recorded, {@code after} by the other rules; null where the limit is
 * not asked for.
 */
@JsonPropertyOrder({"clock", "round", "before", "after", "movedSeconds", "verdictAfter", "verdictBefore"})
public record ClockComparison(
        Clock clock,
        int round,
        @Nullable Outcome before,
        @Nullable Outcome after) {
    /**
     * When it was due, by which rule, and how it was kept; {@code unit} is the one it is counted for, null for the
     * complaint center. {@code extended}: the due time is what was promised.
     */
    public record Outcome(
            int number,
            Instant startsAt,
            Instant dueAt,
            String rule,
            String clause,
            boolean provisional,
            boolean extended,
            boolean suspended,
            @Nullable Instant endedAt,
            @Nullable UnitId unit,
            Verdict verdict) {
        static Outcome of(Deadline d, @Nullable UnitId answering) {
            return new Outcome(
                    d.number(),
                    d.startsAt(),
                    d.dueAt(),
                    d.rule(),
                    d.clause(),
                    d.provisional(),
                    d.extended(),
                    d.suspendedAt() != null,
                    d.endedAt(),
                    answering,
                    Verdict.of(d));
        }
    }

    /** How it was kept. */
    @JsonProperty
    public Verdict verdictBefore() {
        return verdict(before);
    }

    /** How it would have been kept. */
    @JsonProperty
    public Verdict verdictAfter() {
        return verdict(after);
    }

    private static Verdict verdict(@Nullable Outcome outcome) {
        return outcome == null ? Verdict.NOT_ASKED : outcome.verdict();
    }

    /** By how many seconds it would be due later, below zero earlier; null where one is missing. */
    @JsonProperty
    public @Nullable Long movedSeconds() {
        return before == null || after == null
                ? null
                : Long.valueOf(Duration.between(before.dueAt(), after.dueAt()).toSeconds());
    }

    /** Whether the due time moves. */
    public boolean moved() {
        return before != null && after != null && !before.dueAt().equals(after.dueAt());
    }

    /** Whether it is asked for on both sides, and kept otherwise. */
    public boolean changed() {
        return before != null && after != null && before.verdict() != after.verdict();
    }

    /** Whether anything of it differs: the due time, the verdict, or that it is asked for. */
    public boolean differs() {
        return before == null || after == null || moved() || changed();
    }

    /** The unit it was counted for, or would be where it was not asked for. */
    public @Nullable UnitId unitBefore() {
        return before == null ? after.unit() : before.unit();
    }

    /** The unit it would be counted for, or was where it would not be asked for. */
    public @Nullable UnitId unitAfter() {
        return after == null ? before.unit() : after.unit();
    }
}
