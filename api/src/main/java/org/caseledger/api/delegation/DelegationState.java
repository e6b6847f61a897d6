package org.caseledger.api.delegation;

import java.time.Instant;
import org.caseledger.command.gate.Delegation;

/** Whether a delegation is in force. */
public enum DelegationState {
    IN_FORCE,
    /** It stands, and begins on a later day. */
    AHEAD,
    /** Its last day is over. */
    OVER,
    REVOKED,
    /** Either of the two changed role or unit, or does not work in the office any more. */
    LAPSED;

    static DelegationState of(Delegation delegation, Instant now) {
        var end = delegation.end();
        if (end != null) {
            return end.by() == null ? LAPSED : REVOKED;
        }
        return delegation.isInForce(now) ? IN_FORCE : delegation.stands(now) ? AHEAD : OVER;
    }
}
