package org.caseledger.events.incident;

import java.time.Instant;
import org.caseledger.events.CaseId;

/**
 * A past case as replayed by an exercise: {@code respondent} numbers the businesses of the replay from 1, so that cases
 * about the same business remain so without its name; 0 means none.
 */
public record ReplayedCase(CaseId source, Instant receivedAt, int respondent) {}
