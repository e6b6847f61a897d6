package org.caseledger.command.complaint.routing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.command.complaint.replying.Approvals;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ProposedRouting;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.jspecify.annotations.Nullable;

/**
 * 分派: sends the case to a unit, first on a leader's word (P9.03), never back to one that returned
 * it (P9.15); {@code handler} is the login of whoever in that unit answers for it (P2.08, P5.19).
 */
@LedgerCommand(
        zh = "分派",
        en = "assign",
        roles = {Role.DISPATCHER},
        states = {ComplaintState.CLASSIFIED, ComplaintState.RETURNED, ComplaintState.REOPENED},
        buildsOn = RoutingSignedOff.class)
public record AssignComplaint(
        CaseId caseId,
        UnitId unit,
        @Nullable String handler,
        @Nullable String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var target = CaseGuards.unit(unit, c, context);
        Guards.require(
                handler == null || context.office().employs(handler, unit),
                Rule.PERSON_OF_UNIT,
                handler,
                target.name());
        Guards.require(Guards.says(reason) || context.office().isStaffed(unit), Rule.UNIT_STAFFED, target.name());
        var signedOff = c.signedOffUnit();
        Guards.require(!c.returns().by().contains(unit), Rule.NO_BOOMERANG, target.name());
        if (signedOff != null && !signedOff.equals(unit)) {
            Guards.require(Guards.says(reason), Rule.REASON_FOR_ANOTHER_UNIT, signedOff);
        }
        return List.of(new ComplaintAssigned(unit, handler, reason, proposed(c, context), occurred(context)));
    }

    private @Nullable ProposedRouting proposed(CaseState c, DecisionContext context) {
        var classified = c.classified();
        var open = CaseGuards.units(c, context).stream()
                .filter(one -> !c.returns().by().contains(one.id()))
                .toList();
        return new RoutingAid(context.office())
                .rank(caseId, c.record().respondent(), classified == null ? null : classified.object(), open).stream()
                        .findFirst()
                        .orElse(null);
    }

    /**
     * Classified, signed off and a return reviewed where the procedure asks for it (P9.03, P9.15),
     * and not returned by all.
     */
    public static List<Choice> before(CaseState c, DecisionContext context) {
        Approvals.mustBeClassified(c, context);
        var gate = c.procedure(context).gates().signOff();
        if (gate != null && !c.wasAssigned()) {
            Guards.require(c.signedOffUnit() != null, gate.clause(), Rule.SIGN_OFF_BEFORE_ASSIGNMENT);
        }
        var review = c.procedure(context).gates().returns();
        if (review != null && c.state() == ComplaintState.RETURNED) {
            Guards.require(c.returns().waiting() == null, review.clause(), Rule.RETURN_REVIEWED_BEFORE_ASSIGNMENT);
        }
        var handling = CaseGuards.units(c, context);
        var targets = handling.stream()
                .map(Unit::id)
                .filter(unit -> !c.returns().by().contains(unit))
                .toList();
        Guards.require(
                !targets.isEmpty(),
                Rule.NO_BOOMERANG,
                handling.stream().map(Unit::name).collect(Collectors.joining("、")));
        return List.of(Choice.of("unit", targets));
    }
}
