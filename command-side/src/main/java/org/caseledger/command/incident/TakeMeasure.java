package org.caseledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.MeasureTaken;
import org.caseledger.events.incident.TaskGroup;
import org.jspecify.annotations.Nullable;

/**
 * 采取措施: records what was done, by a group of the task force or by the leading group itself
 * (P8.17–20).
 */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER, Role.HANDLER},
        zh = "采取应急措施",
        en = "record measure",
        clause = {"P8.17", "P1.13", "P2.24", "P4.20", "P5.12", "P7.18"})
public record TakeMeasure(
        UUID id,
        IncidentMeasure measure,
        String what,
        @Nullable TaskGroup group,
        @Nullable String person,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(group == null || incident.groups().contains(group), Rule.GROUP_FORMED, group);
        return List.of(new MeasureTaken(measure, what, group, person, occurred(context)));
    }
}
