package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** Whether the mediator stands aside; the mediation goes on (O121-21). */
@EventType(value = "RecusalDecided", zh = "回避决定", en = "Recusal decided")
public record RecusalDecided(String mediator, boolean recused, String reason, Occurred occurred)
        implements Act {}
