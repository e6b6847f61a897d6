package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;

/**
 * A supervisor acknowledged or explained what was found in a case; {@code rule} and {@code
 * position}, of the event that established it, say which finding it is.
 */
@EventType("FindingAnswered")
public record FindingAnswered(
        CaseId caseId, String rule, long position, FindingAnswer answer, String note)
        implements OversightEvent {}
