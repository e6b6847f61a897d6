package org.caseledger.events.oversight;

import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;

/**
 * A case was archived that has the same phone and respondent as one received at most {@code withinDays} before, without
 * a decision whether it is a repeat (P4.22); {@code received} is the event by which the earlier one, {@code number},
 * was received.
 */
@EventType("RepeatNotLinked")
@Says(
        zh = "归档时未与{number}（{withinDays}日内同一电话、同一被投诉人）关联或并案",
        en = "Archived without a link or join to a case with the same phone number and respondent within "
                + "{withinDays} days: {number}")
public record RepeatNotLinked(CaseId caseId, CaseId repeats, String number, long received, int withinDays)
        implements OversightEvent, BesideCase {}
