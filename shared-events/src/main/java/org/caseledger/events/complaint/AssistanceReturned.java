package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;

/**
 * The assisting unit returned what it was asked, with the reason (P9.15); {@code assistance} counts
 * from 1 in the case.
 */
@EventType(value = "AssistanceReturned", zh = "退回协办", en = "Request for assistance returned")
public record AssistanceReturned(
        int assistance, UnitId unit, @Official String reason, Occurred occurred) implements Act {}
