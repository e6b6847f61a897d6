package org.caseledger.command.gate;

import java.time.Instant;
import org.axonframework.messaging.MetaData;
import org.caseledger.events.Actor;

/** What a decision depends on apart from the aggregate: who acts, when, and in which office. */
public record DecisionContext(Actor actor, Instant now, Office office) {
    /** That of a message, now. */
    public static DecisionContext of(MetaData metaData, Office office) {
        return new DecisionContext(
                Actor.of(Metadata.strings(metaData)), office.time().instant(), office);
    }
}
