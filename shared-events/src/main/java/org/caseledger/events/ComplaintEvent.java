package org.caseledger.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact in the life of a complaint: an act of a person, a change of a deadline, or who had duty. */
public interface ComplaintEvent extends LedgerEvent {
    /** The stream kind of a complaint, as stored with each of its events. */
    String STREAM = "complaint";

    /** When it happened; null where a migrated source gives no time. */
    @Nullable
    Instant occurredAt();
}
