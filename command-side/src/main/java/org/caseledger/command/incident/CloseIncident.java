package org.caseledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/**
 * 应急处理结束: the result is told to the leading group (P5.16); a real one was reported upward before
 * (P1.14).
 */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD},
        zh = "结束应急处置",
        en = "close incident",
        clause = "P5.16")
public record CloseIncident(
        UUID id,
        String result,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(incident.exercise() || incident.reported(), Rule.REPORTED_BEFORE_THE_END);
        Guards.require(incident.replay() == null || !incident.replay().runsAt(context.now()), Rule.REPLAY_OVER);
        return List.of(new IncidentClosed(result, occurred(context)));
    }
}
