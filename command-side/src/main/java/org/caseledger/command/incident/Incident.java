package org.caseledger.command.incident;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.TaskGroup;
import org.jspecify.annotations.Nullable;

/** What an incident's decisions need to know of it; it is declared unless it was dismissed. */
@With
public record Incident(
        boolean declared,
        boolean exercise,
        Set<TaskGroup> groups,
        Set<CaseId> attached,
        boolean reported,
        @Nullable Replay replay,
        boolean closed,
        boolean evaluated,
        Set<Integer> improvements) {
    /** That the past is received again, until its last case or until it was stopped. */
    public record Replay(Instant last, boolean stopped) {
        boolean runsAt(Instant now) {
            return !stopped && !now.isAfter(last);
        }
    }

    static final Incident DISMISSED =
            new Incident(false, false, Set.of(), Set.of(), false, null, false, false, Set.of());

    static Incident declared(boolean exercise) {
        return new Incident(true, exercise, Set.of(), Set.of(), false, null, false, false, Set.of());
    }

    Incident attached(CaseId caseId, boolean isAttached) {
        var cases = new HashSet<>(attached);
        if (isAttached) {
            cases.add(caseId);
        } else {
            cases.remove(caseId);
        }
        return withAttached(Set.copyOf(cases));
    }
}
