package org.caseledger.command.gate;

import lombok.Getter;
import org.caseledger.events.oversight.AttemptRefused;

/** A command that was refused, with the refusal as it was recorded. */
@Getter
public final class Rejection extends RuntimeException {
    /** What was refused, by which rule, and what would be allowed. */
    private final transient AttemptRefused refusal;

    public Rejection(AttemptRefused refusal) {
        super(refusal.rule() + " (" + refusal.clause() + ")");
        this.refusal = refusal;
    }
}
