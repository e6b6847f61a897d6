package org.caseledger.command.complaint.receiving;

import org.caseledger.events.CaseId;

/** 重复于: the case that a complaint repeats as it is received, and why (P4.22). */
public record RepeatOf(CaseId to, String why) {}
