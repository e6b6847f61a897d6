package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** The case was recognised as a repeat of another one (P4.22). */
@EventType(value = "RepeatComplaintLinked", zh = "关联重复件", en = "Repeat linked")
public record RepeatComplaintLinked(CaseId to, @Official String why, Occurred occurred) implements Act {}
