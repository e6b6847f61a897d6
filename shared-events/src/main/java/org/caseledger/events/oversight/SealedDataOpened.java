package org.caseledger.events.oversight;

import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;

/** Somebody opened what is sealed in a case (P1.08): which parts, and through what. */
@EventType("SealedDataOpened")
public record SealedDataOpened(CaseId caseId, Set<String> parts, String through)
        implements OversightEvent {}
