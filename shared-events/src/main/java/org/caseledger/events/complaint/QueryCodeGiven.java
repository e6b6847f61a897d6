package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventType;

/**
 * The complainant was given a code by which the progress is looked up at the public portal; an
 * earlier one ends. {@code code} stands for it under a key of the ledger (64 hex digits): nobody
 * who reads it finds the code.
 */
@EventType("QueryCodeGiven")
public record QueryCodeGiven(String code, Instant at) implements ComplaintEvent {

    @Override
    public Instant occurredAt() {
        return at;
    }
}
