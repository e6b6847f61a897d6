package org.caseledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** 改进完成: an improvement, counted from 1 in the evaluation, was done (P5.22–24). */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER, Role.HANDLER},
        zh = "完成改进措施",
        en = "complete improvement",
        clause = {"P5.18", "P3.23"})
public record CompleteImprovement(
        UUID id,
        int improvement,
        String done,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements IncidentCommand {

    @Override
    public boolean followsTheEnd() {
        return true;
    }

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(incident.improvements().contains(improvement), Rule.IMPROVEMENT_OPEN, improvement);
        return List.of(new ImprovementCompleted(improvement, done, occurred(context)));
    }
}
