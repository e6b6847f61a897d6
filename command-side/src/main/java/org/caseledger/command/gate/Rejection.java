package org.caseledger.command.gate;

import org.caseledger.events.oversight.AttemptRefused;

/** A command that was refused, with the refusal as it was recorded. */
public final class Rejection extends RuntimeException {
    private final transient AttemptRefused refusal;

    public Rejection(AttemptRefused refusal) {
        super(refusal.rule() + " (" + refusal.clause() + ")");
        this.refusal = refusal;
    }

    /** What was refused, by which rule, and what would be allowed. */
    public AttemptRefused refusal() {
        return refusal;
    }
}
