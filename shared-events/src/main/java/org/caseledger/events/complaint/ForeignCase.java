package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;

/**
 * A case in the log of another office, as that office showed it: {@code office} as it is called here, {@code log} by
 * its name, and the position of the event that was shown.
 */
public record ForeignCase(String office, String log, CaseId caseId, long position) {}
