package org.caseledger.events.incident;

import java.time.Instant;
import org.caseledger.events.CaseId;

/**
 * A past case as an exercise replays it: {@code respondent} counts the businesses of the replay
 * from 1, so that cases about the same one stay so without its name; 0 is none.
 */
public record ReplayedCase(CaseId source, Instant receivedAt, int respondent) {}
