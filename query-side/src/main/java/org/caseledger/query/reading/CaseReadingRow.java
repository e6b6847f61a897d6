package org.caseledger.query.reading;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A person opened, printed or exported something of a case. */
public record CaseReadingRow(
        long position,
        CaseId caseId,
        String person,
        @Nullable UnitId unit,
        Instant at) {}
