package org.caseledger.events.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.caseledger.events.EventType;

/** The period was over on that day, and the ledger proposes to destroy the case. */
@EventType(value = "DestructionProposed", zh = "提请销毁", en = "Destruction proposed")
public record DestructionProposed(RetentionClass kept, LocalDate archivedOn, LocalDate keptUntil, Instant at)
        implements RetentionEvent {}
