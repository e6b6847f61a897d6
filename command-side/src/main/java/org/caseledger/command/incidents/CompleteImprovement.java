package org.caseledger.command.incidents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.Desk;
import org.caseledger.command.GivenBy;
import org.caseledger.command.Guards;
import org.caseledger.command.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** 改进完成: an improvement, counted from 1 in the evaluation, was done (P5.22–24). */
@GivenBy(
        to = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER, Role.HANDLER},
        zh = "完成改进措施",
        en = "complete improvement",
        clause = "P5.18")
public record CompleteImprovement(
        UUID id,
        int improvement,
        String done,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements IncidentCommand {

    @Override
    public boolean followsTheEnd() {
        return true;
    }

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, Desk desk) {
        Guards.require(
                incident.improvements().contains(improvement), Rule.IMPROVEMENT_OPEN, improvement);
        return List.of(new ImprovementCompleted(improvement, done, occurred(desk)));
    }
}
