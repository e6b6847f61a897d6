package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** That the case repeats another one was taken back (P4.22); both stay as they are. */
@EventType("RepeatLinkUndone")
public record RepeatLinkUndone(CaseId to, String reason, Occurred occurred) implements Act {}
