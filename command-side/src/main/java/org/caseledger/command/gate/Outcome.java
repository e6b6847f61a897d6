package org.caseledger.command.gate;

import java.util.UUID;
import org.caseledger.events.CaseId;

/** What a command led to: the aggregate, and the position of the last event that it recorded. */
public record Outcome(UUID aggregate, long position) {
    /** The case, where the aggregate is one. */
    public CaseId caseId() {
        return new CaseId(aggregate);
    }
}
