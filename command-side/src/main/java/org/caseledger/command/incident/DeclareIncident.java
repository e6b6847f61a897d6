package org.caseledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.ComplaintAttached;
import org.caseledger.events.incident.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.ProposalId;
import org.jspecify.annotations.Nullable;

/**
 * 启动应急预案: the leading group declares an incident or an exercise (P1.13, P6.15, P8.16); the
 * complaint that proposed it is attached.
 */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "启动应急预案",
        en = "declare incident",
        clause = {"P1.13", "P2.24", "P3.06", "P4.19", "P5.09", "P6.15", "P7.16", "P8.16", "P9.01"})
public record DeclareIncident(
        UUID id,
        IncidentKind kind,
        IncidentLevel level,
        String title,
        String why,
        boolean exercise,
        @Nullable ProposalId proposed,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements IncidentCommand {

    @Override
    public boolean begins() {
        return true;
    }

    /** A proposal is of a real case, or of an hour that has begun. */
    static void mustBeOfWhatIsThere(ProposalId proposal, DecisionContext context) {
        proposal.caseId().ifPresent(caseId -> {
            Guards.require(context.office().knows(caseId), Rule.CASE_THERE, caseId);
            Guards.require(!caseId.isExercise(), Rule.EXERCISE_APART, caseId);
        });
        proposal.hour().ifPresent(hour -> Guards.require(!hour.isAfter(context.now()), Rule.NOT_IN_THE_FUTURE));
    }

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        var events = new ArrayList<IncidentEvent>();
        events.add(new IncidentDeclared(kind, level, title, why, exercise, proposed, occurred(context)));
        if (proposed != null) {
            mustBeOfWhatIsThere(proposed, context);
            Guards.require(!exercise, Rule.EXERCISE_APART, proposed);
            proposed.caseId().ifPresent(caseId -> events.add(new ComplaintAttached(caseId, why, occurred(context))));
        }
        return events;
    }
}
