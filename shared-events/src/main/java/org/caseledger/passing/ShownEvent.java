package org.caseledger.passing;

import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;

/** An event of a case that the log of a known office has at this position, as the note shows. */
public record ShownEvent(
        String office, String log, CaseId caseId, long position, LedgerEvent event, PassingNote note) {}
