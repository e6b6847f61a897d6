package org.caseledger.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/**
 * A stream next to a case's own, for acts about the case rather than in it; its id is derived from the case, so that it
 * is found without a search.
 */
@Getter
@RequiredArgsConstructor
public enum CompanionStream {
    /** Refused attempts. */
    REFUSALS("refusals"),
    /** Openings of sealed parts (P1.08). */
    OPENINGS("openings"),
    /** Answers to the findings of the case. */
    FINDING_ANSWERS("finding-answers"),
    /** What the ledger has noticed about the case beyond its own events (P4.22). */
    NOTICED("noticed"),
    /** Prints, exports and look-ups of the case (P1.08). */
    READS("reads");

    /** The kind of stream, as stored with each of its events. */
    private final String kind;

    /** The stream of this kind for that case; it is an exercise stream if the case is one. */
    public UUID of(CaseId caseId) {
        if (caseId.isExercise()) {
            return CaseId.ofExercise(kind + "/" + caseId);
        }
        return UUID.nameUUIDFromBytes((kind + "/" + caseId).getBytes(StandardCharsets.UTF_8));
    }

    /** All streams next to that case. */
    public static Stream<UUID> allOf(CaseId caseId) {
        return Arrays.stream(values()).map(stream -> stream.of(caseId));
    }
}
