package org.caseledger.query.process;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;

/** A case and the way it took. */
public record TracedRow(
        CaseId caseId,
        String caseNumber,
        Instant receivedAt,
        boolean ended,
        List<String> path,
        List<Deviation> deviations) {}
