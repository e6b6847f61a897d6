package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** A closed case was reopened for a new round (P2.18, P7.13). */
@EventType(value = "ComplaintReopened", zh = "重新办理", en = "Reopened")
public record ComplaintReopened(
        ReopenGround ground, int round, @Official String reason, Occurred occurred) implements Act {}
