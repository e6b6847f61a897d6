package org.caseledger.command.gate;

import org.caseledger.events.CaseId;

/** There is no case of this identity. */
public final class NoSuchCase extends RuntimeException {
    public NoSuchCase(CaseId caseId) {
        super("No case " + caseId);
    }
}
