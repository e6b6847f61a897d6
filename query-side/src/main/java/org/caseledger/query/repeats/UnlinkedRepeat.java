package org.caseledger.query.repeats;

import org.caseledger.events.CaseId;

/**
 * A case that seems to repeat an earlier one without a decision on whether it does; {@code received} is the event with
 * which the earlier one began.
 */
public record UnlinkedRepeat(CaseId caseId, CaseId repeats, String number, long received) {}
