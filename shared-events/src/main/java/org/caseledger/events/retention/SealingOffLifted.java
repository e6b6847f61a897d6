package org.caseledger.events.retention;

import java.time.Instant;
import org.caseledger.events.EventType;

/** 解除封存: the case can be found and worked on again; a proposal to destroy it is void. */
@EventType(value = "SealingOffLifted", zh = "解除封存", en = "Sealing off lifted")
public record SealingOffLifted(String why, Instant at) implements RetentionEvent {}
