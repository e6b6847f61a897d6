package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** The link to a case that this one repeats was removed (P4.22); both cases stay unchanged. */
@EventType(value = "RepeatLinkUndone", zh = "撤销关联", en = "Link undone")
public record RepeatLinkUndone(CaseId to, @Official String reason, Occurred occurred) implements Act {}
