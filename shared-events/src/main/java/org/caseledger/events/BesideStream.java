package org.caseledger.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A stream beside a case's own, for what people did about the case rather than in it; which stream
 * that is follows from the case, so that it is found without a search.
 */
public enum BesideStream {
    /** What was refused. */
    REFUSALS("refusals"),
    /** What was opened (P1.08). */
    OPENINGS("openings"),
    /** What was said to the findings of the case. */
    FINDING_ANSWERS("finding-answers"),
    /** What the ledger noticed of it that its own events do not tell (P4.22). */
    NOTICED("noticed");

    private final String kind;

    BesideStream(String kind) {
        this.kind = kind;
    }

    /** The kind of stream, as it is stored with each of its events. */
    public String kind() {
        return kind;
    }

    /** The stream beside that case; it is one of exercises when the case is. */
    public UUID of(CaseId caseId) {
        if (caseId.isExercise()) {
            return CaseId.ofExercise(kind + "/" + caseId);
        }
        return UUID.nameUUIDFromBytes((kind + "/" + caseId).getBytes(StandardCharsets.UTF_8));
    }

    /** All streams beside that case. */
    public static Stream<UUID> allOf(CaseId caseId) {
        return Arrays.stream(values()).map(stream -> stream.of(caseId));
    }
}
