package org.caseledger.events.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * An exercise receives the complaints of a past period again, anonymised, from {@code startsAt} on
 * at {@code speed} times the original rate (P3.21–22, P5.25).
 */
@EventType("ReplayPlanned")
public record ReplayPlanned(
        Instant from, Instant until, int speed, Instant startsAt, List<ReplayedCase> cases, Occurred occurred)
        implements IncidentEvent {

    /** When a case of the period is received again. */
    public Instant dueAt(ReplayedCase replayed) {
        return startsAt.plus(Duration.between(from, replayed.receivedAt()).dividedBy(speed));
    }
}
