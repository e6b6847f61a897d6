package org.caseledger.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact in the life of a complaint: what somebody did, what became of a clock, or who had duty.
 */
public interface ComplaintEvent extends LedgerEvent {

    /** The kind of stream that a complaint is, as it is stored with each of its events. */
    String STREAM = "complaint";

    /** When it happened; null where a migrated source does not tell. */
    @Nullable Instant occurredAt();
}
