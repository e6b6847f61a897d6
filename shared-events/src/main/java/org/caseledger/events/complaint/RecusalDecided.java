package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** Whether the mediator stands aside; the mediation goes on (O121-21). */
@EventType(value = "RecusalDecided", zh = "回避决定", en = "Recusal decided")
public record RecusalDecided(
        @Official String mediator,
        boolean recused,
        @Official String reason,
        Occurred occurred) implements Act {}
