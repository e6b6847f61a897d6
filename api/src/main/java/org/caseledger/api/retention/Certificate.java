package org.caseledger.api.retention;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;

/**
 * 销毁证明: what was destroyed, by the event at a position of the log, and the proof of what remains: {@code events} of the
 * case were checked when this was made, in the signed tree of that size; {@code proofsAgree} whether each of them is in
 * it as it was recorded.
 */
public record Certificate(
        CaseId caseId,
        CaseDestroyed destroyed,
        long position,
        Instant recordedAt,
        int events,
        long treeSize,
        String rootHash,
        boolean proofsAgree) {}
