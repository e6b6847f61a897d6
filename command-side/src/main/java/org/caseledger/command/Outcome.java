package org.caseledger.command;

import org.caseledger.events.CaseId;

/** What a command led to: the case, and the position of the last event that it recorded. */
public record Outcome(CaseId caseId, long position) {}
