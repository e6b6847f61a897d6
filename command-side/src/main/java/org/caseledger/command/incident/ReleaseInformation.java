package org.caseledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.InformationReleased;
import org.jspecify.annotations.Nullable;

/** 信息发布: records what the public was told, and where (P3.15, P8.21). */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "发布信息",
        en = "release information",
        clause = {"P8.21", "P3.15"})
public record ReleaseInformation(
        UUID id,
        String channel,
        String text,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        return List.of(new InformationReleased(channel, text, occurred(context)));
    }
}
