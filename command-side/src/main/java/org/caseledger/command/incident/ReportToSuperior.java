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
import org.caseledger.events.incident.ReportedToSuperior;
import org.jspecify.annotations.Nullable;

/** 信息报告: tells a superior authority what P1.14 asks; all of it. */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD},
        zh = "向上级报告",
        en = "report to superior",
        clause = {"P1.14", "P8.15", "P2.25"})
public record ReportToSuperior(
        UUID id,
        String authority,
        Instant happenedAt,
        String place,
        String persons,
        String scope,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(!happenedAt.isAfter(context.now()), Rule.NOT_IN_THE_FUTURE);
        return List.of(new ReportedToSuperior(authority, happenedAt, place, persons, scope, occurred(context)));
    }
}
