package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/**
 * An accountability entry of this case, by a record or by a criticism 通报, {@code number} counted
 * from 1, was withdrawn; the entry itself stays on record (P1.17).
 */
@EventType(value = "CaseAccountabilityWithdrawn", zh = "撤销表彰、通报批评或追责", en = "Accountability withdrawn")
public record CaseAccountabilityWithdrawn(
        int number, @Official String reason, Occurred occurred) implements Act {}
