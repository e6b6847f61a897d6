package org.caseledger.events.complaint;

import java.util.List;
import java.util.Set;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * It was proposed to protect the case less: to take it as this kind and channel (null: as they are)
 * and to classify it so, for this reason (P9.12); numbered within the case.
 */
@EventType(value = "LoweringProposed", zh = "提请降级", en = "Downgrade proposed")
public record LoweringProposed(
        int proposal,
        @Nullable ComplaintKind kind,
        @Nullable Channel channel,
        List<String> category,
        @Nullable CategoryCode object,
        @Nullable NamedCategory problem,
        Severity severity,
        Difficulty difficulty,
        OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        Set<Flag> flags,
        @Official String reason,
        String by,
        Occurred occurred)
        implements Act {

    /** The one that waits after an event; null for none. */
    public static @Nullable LoweringProposed on(@Nullable LoweringProposed before, ComplaintEvent event) {
        if (event instanceof LoweringProposed proposed) {
            return proposed;
        }
        return isSettledBy(event) ? null : before;
    }

    /**
     * Whether none waits any more: it was decided on, or the case was classified anew or answered
     * meanwhile, so that nobody approves what was proposed of another one.
     */
    public static boolean isSettledBy(ComplaintEvent event) {
        return event instanceof LoweringRejected
                || event instanceof ComplaintClassified
                || event instanceof RecordCorrected e && e.field().isOfTheFacts()
                || event instanceof ComplaintReplied
                || event instanceof Ending
                || event instanceof ComplaintReopened;
    }
}
