package org.caseledger.query.process;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;

/** A case and the way it took; only if it is {@code judged}, no deviation means that it conforms. */
public record TracedRow(
        CaseId caseId,
        String caseNumber,
        Instant receivedAt,
        boolean ended,
        List<String> path,
        boolean judged,
        List<Deviation> deviations) {}
