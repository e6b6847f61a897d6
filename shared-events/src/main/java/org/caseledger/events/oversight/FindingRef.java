package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;

/** Identifies a finding: the case, the rule, and the position of the event that established it. */
public record FindingRef(CaseId caseId, String rule, long position) {}
