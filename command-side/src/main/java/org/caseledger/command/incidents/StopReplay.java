package org.caseledger.command.incidents;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.Desk;
import org.caseledger.command.GivenBy;
import org.caseledger.command.Guards;
import org.caseledger.command.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.ReplayStopped;

/** 停止回放: nothing more of the past is received. */
@GivenBy(
        to = {Role.LEADER, Role.CENTER_HEAD},
        zh = "停止回放",
        en = "stop replay",
        clause = "P5.04")
public record StopReplay(UUID id, String reason) implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, Desk desk) {
        Guards.require(
                incident.replay() != null && incident.replay().runsAt(desk.now()),
                Rule.REPLAY_RUNS);
        return List.of(new ReplayStopped(reason, occurred(desk)));
    }
}
