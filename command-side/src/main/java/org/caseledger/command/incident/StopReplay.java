package org.caseledger.command.incident;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.ReplayStopped;

/** 停止回放: nothing more of the past is received. */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD},
        zh = "停止回放",
        en = "stop replay",
        clause = {"P5.04", "P3.22"})
public record StopReplay(UUID id, String reason) implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(incident.replay() != null && incident.replay().runsAt(context.now()), Rule.REPLAY_RUNS);
        return List.of(new ReplayStopped(reason, occurred(context)));
    }
}
