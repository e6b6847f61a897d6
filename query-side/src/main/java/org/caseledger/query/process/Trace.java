package org.caseledger.query.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.respondent.RespondentId;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one case that have a time, in the order of its history, and who took them; {@code judged}: the case is
 * judged by its procedure, which a migrated one is not; {@code respondent} is the entry of the register complained of,
 * null where there is none and while the case is secret.
 */
public record Trace(
        CaseId caseId,
        ComplaintReceived receipt,
        List<Taken> steps,
        boolean judged,
        @Nullable RespondentId respondent) {
    /**
     * A step of a case: its place in the log, its stated time, and when it was recorded; its data, what it changes of
     * the case, and its other objects.
     */
    public record Taken(
            long position,
            String activity,
            Instant at,
            Instant recordedAt,
            Actor by,
            StepData data,
            Map<Datum, String> changes,
            List<StepLink> links) {}

    /** Something that a step has to do with apart from its case, and in which way. */
    public record StepLink(Of of, String id, String qualifier) {
        /** What it is. */
        public enum Of {
            PERSON,
            UNIT,
            DRAFT,
            OPINION,
            PAPER,
            EVIDENCE
        }
    }
}
