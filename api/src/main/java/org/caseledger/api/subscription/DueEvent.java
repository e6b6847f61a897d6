package org.caseledger.api.subscription;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;

/**
 * A clock of a case in a calendar: its number and which clock, nothing else; {@code changedAt} is when the case last
 * changed.
 */
record DueEvent(CaseId caseId, String number, Clock clock, int start, Instant dueAt, Instant changedAt) {
    /** The same as long as this clock runs, whatever becomes of its due time. */
    String uid() {
        return "%s-%s-%d@case-ledger".formatted(caseId, clock.name().toLowerCase(), start);
    }
}
