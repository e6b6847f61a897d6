package org.caseledger.query.incidents;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingRule;

/**
 * How a case was handled: {@code workingSeconds} of the office from its receipt to each step that was taken, how each
 * clock was kept, how often it was returned, how many replies lacked an approval.
 */
public record HandledCase(
        CaseId caseId,
        String number,
        ComplaintState state,
        Map<ScoredStep, Long> workingSeconds,
        Map<Clock, Verdict> clocks,
        int returns,
        long withoutApproval) {
    static HandledCase of(
            CaseFile file, Collection<Finding> findings, OfficeHours hours, Function<Deadline, Verdict> verdict) {
        return new HandledCase(
                file.caseId(),
                file.receipt().number(),
                file.state(),
                steps(file, hours),
                clocks(file, verdict),
                file.all(ComplaintReturned.class).size(),
                findings.stream()
                        .filter(f -> f.rule() == FindingRule.REPLY_WITHOUT_APPROVALS)
                        .count());
    }

    private static Map<ScoredStep, Long> steps(CaseFile file, OfficeHours hours) {
        var steps = new EnumMap<ScoredStep, Long>(ScoredStep.class);
        long received = hours.secondsUntil(file.receivedAt());
        for (var step : ScoredStep.values()) {
            file.done().stream()
                    .filter(done -> step.act().isInstance(done.act()))
                    .findFirst()
                    .map(done -> done.act().occurredAt())
                    .ifPresent(at -> steps.put(step, Math.max(0, hours.secondsUntil(at) - received)));
        }
        return steps;
    }

    private static Map<Clock, Verdict> clocks(CaseFile file, Function<Deadline, Verdict> verdict) {
        Map<Clock, List<Verdict>> all = file.deadlines().all().stream()
                .collect(Collectors.groupingBy(
                        Deadline::clock,
                        () -> new EnumMap<>(Clock.class),
                        Collectors.mapping(verdict, Collectors.toList())));
        var clocks = new EnumMap<Clock, Verdict>(Clock.class);
        all.forEach((clock, verdicts) -> clocks.put(clock, Verdict.gravest(verdicts)));
        return clocks;
    }
}
