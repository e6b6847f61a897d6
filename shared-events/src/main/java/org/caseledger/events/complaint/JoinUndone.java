package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** The case is handled separately again (P4.22). */
@EventType(value = "JoinUndone", zh = "撤销并案", en = "Join undone")
public record JoinUndone(CaseId lead, @Official String reason, Occurred occurred) implements Act {}
