package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.ReplayedCase;

/**
 * A past case that an exercise receives again at {@code dueAt} as {@code caseId}; not {@code attached} when the replay
 * was stopped before. {@code number} counts the cases of the replay from 1, {@code respondent} its businesses.
 */
public record ReplayRow(
        UUID incident, CaseId caseId, CaseId source, Instant dueAt, boolean attached, int number, int respondent) {
    static ReplayRow of(IncidentFile file, ReplayedCase replayed) {
        var plan = file.replay().what();
        var dueAt = plan.dueAt(replayed);
        boolean goesOn = file.stopped() == null || !dueAt.isAfter(file.stopped().recordedAt());
        return new ReplayRow(
                file.id(),
                CaseId.replayed(file.id(), replayed.source()),
                replayed.source(),
                dueAt,
                goesOn,
                plan.cases().indexOf(replayed) + 1,
                replayed.respondent());
    }
}
