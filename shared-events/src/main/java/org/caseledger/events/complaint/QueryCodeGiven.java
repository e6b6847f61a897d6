package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;

/**
 * The complainant was given a code by which the progress is looked up at the public portal; an earlier one ends.
 * {@code code} is its hash under a key of the ledger (64 hex digits), from which the code cannot be recovered.
 */
@EventType("QueryCodeGiven")
@Says(zh = "生成网上查询码，原查询码失效", en = "Query code given; an earlier one ends")
public record QueryCodeGiven(String code, Instant at) implements ComplaintEvent {
    @Override
    public Instant occurredAt() {
        return at;
    }
}
