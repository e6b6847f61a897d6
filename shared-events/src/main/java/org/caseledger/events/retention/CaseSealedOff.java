package org.caseledger.events.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.caseledger.events.EventType;

/**
 * 封存: the case is in no list and no search from now on, and nothing is done in it; it is kept until
 * that day.
 */
@EventType(value = "CaseSealedOff", zh = "封存", en = "Sealed off")
public record CaseSealedOff(SealingGround ground, RetentionClass kept, LocalDate keptUntil, Instant at)
        implements RetentionEvent {}
