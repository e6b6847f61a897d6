package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;

/** Which finding: in which case, by which rule, established by the event at that position. */
public record FindingRef(CaseId caseId, String rule, long position) {}
