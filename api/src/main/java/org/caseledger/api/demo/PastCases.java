package org.caseledger.api.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.procedure.Deadline;

/** The sample cases as they stand at the time that is reached, and what runs out next in them. */
final class PastCases {

    /** As many as the board is asked for. */
    private static final int LAST = 3;

    /** A deadline of a case, in the order in which it is due; ties in the order of the cases. */
    record Due(Instant at, int rank, CaseId caseId, Clock clock, int number) {}

    private final InstantSource time;
    private final Map<CaseId, CaseState> cases = new HashMap<>();
    private final Map<String, Deque<CaseId>> assigned = new HashMap<>();
    private final Map<CaseId, Integer> ranks = new HashMap<>();
    private final Set<Due> known = new HashSet<>();
    private final PriorityQueue<Due> running = new PriorityQueue<>(Comparator.comparing(Due::at)
            .thenComparing(Due::rank)
            .thenComparing(Due::clock)
            .thenComparing(Due::number));

    /** {@code order} has the cases in the order in which equal deadlines run out. */
    PastCases(InstantSource time, Collection<CaseId> order) {
        this.time = time;
        order.forEach(caseId -> ranks.put(caseId, ranks.size()));
    }

    /** The current state of a case; empty before it is received. */
    Optional<CaseState> find(CaseId caseId) {
        return Optional.ofNullable(cases.get(caseId));
    }

    /** Takes an event of whatever stream; only those of cases count. */
    void on(LedgerEvent event, UUID stream) {
        if (event instanceof ComplaintEvent act) {
            var caseId = new CaseId(stream);
            var state = cases.computeIfAbsent(caseId, id -> new CaseState());
            state.on(act, time.instant());
            var respondent = state.record().respondent().shown();
            if (act instanceof ComplaintAssigned && respondent != null) {
                noteUnit(caseId, respondent);
            }
            state.deadlines().open().forEach(deadline -> watch(caseId, deadline));
        }
    }

    private void noteUnit(CaseId caseId, String respondent) {
        var those = assigned.computeIfAbsent(respondent, name -> new ArrayDeque<>());
        those.remove(caseId);
        those.addFirst(caseId);
    }

    /** The units that had the last cases of a respondent. */
    List<UnitId> lastUnitsOf(String respondent, CaseId except) {
        return assigned.getOrDefault(respondent, new ArrayDeque<>()).stream()
                .filter(caseId -> !caseId.equals(except))
                .flatMap(caseId -> Optional.ofNullable(cases.get(caseId).unit()).stream())
                .limit(LAST)
                .toList();
    }

    private void watch(CaseId caseId, Deadline deadline) {
        var due = new Due(
                deadline.dueAt(),
                ranks.getOrDefault(caseId, ranks.size()),
                caseId,
                deadline.clock(),
                deadline.number());
        if (!deadline.missed() && known.add(due)) {
            running.add(due);
        }
    }

    /** The next open deadline that expires by then; each is returned once. */
    Optional<Due> nextUntil(Instant until) {
        while (!running.isEmpty() && !running.peek().at().isAfter(until)) {
            var due = running.poll();
            if (isOpen(due)) {
                return Optional.of(due);
            }
        }
        return Optional.empty();
    }

    private boolean isOpen(Due due) {
        return cases.get(due.caseId()).deadlines().open().stream()
                .anyMatch(open -> open.clock() == due.clock()
                        && open.number() == due.number()
                        && !open.missed()
                        && open.isOverdueAt(due.at()));
    }
}
