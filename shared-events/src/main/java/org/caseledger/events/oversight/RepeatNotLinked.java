package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;

/**
 * A case was archived that has the phone and the respondent of one that was received at most {@code
 * withinDays} before, and nobody said whether it repeats it (P4.22); {@code received} is the event
 * with which the earlier one, {@code number}, was received.
 */
@EventType("RepeatNotLinked")
public record RepeatNotLinked(
        CaseId caseId, CaseId repeats, String number, long received, int withinDays)
        implements OversightEvent {}
