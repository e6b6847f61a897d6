package org.caseledger.command.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.TaskForceFormed;
import org.caseledger.events.incident.TaskGroup;
import org.jspecify.annotations.Nullable;

/** 成立专班: who heads it and who is in which of its groups; it may be formed anew (P4.19, P8.11). */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "成立专班",
        en = "form task force",
        clause = {"P8.11", "P3.06", "P4.19", "P5.10", "P6.03"})
public record FormTaskForce(
        UUID id,
        String head,
        Map<TaskGroup, List<String>> groups,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(!groups.isEmpty() && groups.values().stream().noneMatch(List::isEmpty), Rule.TASK_FORCE_STAFFED);
        return List.of(new TaskForceFormed(head, new EnumMap<>(groups), occurred(context)));
    }
}
