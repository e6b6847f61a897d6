package org.caseledger.events.oversight;

import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;

/**
 * A case was archived that has the same phone and respondent as one received at most {@code withinDays} before, without
 * a decision whether it is a repeat (P4.22); {@code received} is the event by which the earlier one, {@code number},
 * was received.
 */
@EventType("RepeatNotLinked")
public record RepeatNotLinked(CaseId caseId, CaseId repeats, String number, long received, int withinDays)
        implements OversightEvent, BesideCase {}
