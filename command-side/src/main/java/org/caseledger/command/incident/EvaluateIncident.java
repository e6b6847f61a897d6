package org.caseledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * 总结评估: what went wrong, and what is to be done better by whom and when (P3.23, P5.17–18, P8.22).
 */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "总结评估",
        en = "evaluate incident",
        clause = {"P8.22", "P5.17", "P3.23"})
public record EvaluateIncident(
        UUID id,
        List<String> problems,
        List<Improvement> improvements,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements IncidentCommand {

    @Override
    public boolean followsTheEnd() {
        return true;
    }

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(!incident.evaluated(), Rule.EVALUATED_ONCE);
        var today = context.now().atZone(WorkCalendar.ZONE).toLocalDate();
        Guards.require(improvements.stream().noneMatch(i -> i.by().isBefore(today)), Rule.TIME_AHEAD);
        return List.of(new IncidentEvaluated(problems, improvements, occurred(context)));
    }
}
