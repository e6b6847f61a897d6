package org.caseledger.query.deadlines;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;

/** A clock that has passed its due time and is not yet recorded as missed. */
public record PassedDeadline(CaseId caseId, Clock clock, int number, Instant dueAt) {}
