package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;

/**
 * Whoever asked a unit to assist withdrew the request, with the reason (P9.01); {@code assistance}
 * counts from 1 in the case.
 */
@EventType(value = "AssistanceWithdrawn", zh = "撤销协办", en = "Request for assistance withdrawn")
public record AssistanceWithdrawn(
        int assistance, UnitId unit, @Official String reason, Occurred occurred) implements Act {}
