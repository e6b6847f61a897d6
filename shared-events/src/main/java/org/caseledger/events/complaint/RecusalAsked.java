package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** A party asked that a mediator stands aside; the mediation is suspended (O121-21). */
@EventType(value = "RecusalAsked", zh = "申请回避", en = "Recusal asked")
public record RecusalAsked(
        Party by, @Official String mediator, @Official String why, Occurred occurred) implements Act {}
