package org.caseledger.command.complaint.routing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.command.complaint.replying.Approvals;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DisputeStep;
import org.caseledger.events.complaint.ProposedRouting;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.office.Delegable;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/** Which unit has a case, in the order of life. */
public sealed interface RoutingCommand extends ComplaintCommand {
    /** 签阅: a bureau leader names the unit that handles the case (P9.03). */
    @LedgerCommand(
            zh = "签阅",
            en = "sign off routing",
            roles = {Role.LEADER},
            states = {ComplaintState.CLASSIFIED, ComplaintState.RETURNED, ComplaintState.REOPENED},
            delegable = Delegable.ROUTING)
    record SignOffRouting(
            CaseId caseId,
            UnitId unit,
            @Nullable String opinion,
            @Nullable PaperSignature paper,
            @Nullable Instant occurredAt)
            implements RoutingCommand, SigningCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            CaseGuards.unit(unit, c, context);
            return List.of(new RoutingSignedOff(unit, opinion, occurred(context)));
        }

        @Override
        public @Nullable String clause(Gates gates) {
            return gates.signOff() == null ? null : gates.signOff().clause();
        }

        public static List<Choice> before(CaseState c, DecisionContext context) {
            return List.of(Choice.of(
                    "unit", CaseGuards.units(c, context).stream().map(Unit::id).toList()));
        }
    }

    /**
     * 分派: sends the case to a unit, first on a leader's word (P9.03), never back to one that returned it (P9.15);
     * {@code handler} is the login of whoever in that unit answers for it (P2.08, P5.19).
     */
    @LedgerCommand(
            zh = "分派",
            en = "assign",
            roles = {Role.DISPATCHER},
            states = {ComplaintState.CLASSIFIED, ComplaintState.RETURNED, ComplaintState.REOPENED},
            buildsOn = RoutingSignedOff.class,
            reads = SealedField.NARRATIVE)
    record AssignComplaint(
            CaseId caseId,
            UnitId unit,
            @Nullable String handler,
            @Nullable String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements RoutingCommand {
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
                            .rank(
                                    caseId,
                                    c.record().respondent(),
                                    classified == null ? null : classified.object(),
                                    open)
                            .stream()
                            .findFirst()
                            .orElse(null);
        }

        /**
         * Classified, signed off and a return reviewed where the procedure asks for it (P9.03, P9.15), and not returned
         * by all.
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

    /** 退回: the handling unit gives the case back as outside its jurisdiction (P9.15). */
    @LedgerCommand(
            zh = "退回",
            en = "return for reassignment",
            roles = {Role.HANDLER},
            states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED})
    record ReturnForReassignment(
            CaseId caseId,
            String reason,
            @Nullable UnitId proposedUnit,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements RoutingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            if (proposedUnit != null) {
                Guards.knownUnit(proposedUnit, context);
            }
            return List.of(new ComplaintReturned(
                    c.heldBy(), reason, proposedUnit, context.actor().person(), occurred(context)));
        }

        /** A leader's ruling that the unit keeps the case is final (P9.15). */
        public static void before(CaseState c, DecisionContext context) {
            var review = c.procedure(context).gates().returns();
            if (review != null && c.unit() != null) {
                Guards.require(
                        !c.returns().keptByRuling().contains(c.unit()),
                        review.clause(),
                        Rule.RETURN_RULED_ON,
                        Guards.knownUnit(c.unit(), context).name());
            }
        }
    }

    /**
     * 退单审核: the head of the complaint center accepts a unit's return or refuses it, so that the unit holds the case
     * again; the second refusal in a case goes to a leader, whose ruling is final. Both sign, and neither is who
     * returned it (P9.15).
     */
    @LedgerCommand(
            zh = "审核退回",
            en = "review return",
            roles = {Role.CENTER_HEAD, Role.LEADER},
            clause = "P9.15",
            states = {ComplaintState.RETURNED},
            buildsOn = ComplaintReturned.class,
            reads = SealedField.NARRATIVE)
    record ReviewReturn(
            CaseId caseId,
            boolean accepted,
            String reason,
            @Nullable PaperSignature paper,
            @Nullable Instant occurredAt)
            implements RoutingCommand, SigningCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var waiting = c.returns().waiting();
            boolean second = !waiting.forALeader() && c.returns().refused() > 0;
            boolean heldAgain = !accepted && !second;
            return List.of(new ReturnReviewed(
                    waiting.unit(),
                    waiting.handler(),
                    accepted,
                    waiting.forALeader(),
                    heldAgain ? waiting.from() : ComplaintState.RETURNED,
                    reason,
                    context.actor().person(),
                    occurred(context)));
        }

        @Override
        public @Nullable String clause(Gates gates) {
            return gates.returns() == null ? null : gates.returns().clause();
        }

        /** A return waits for this person: for the center first, for a leader after two refusals. */
        public static void before(CaseState c, DecisionContext context) {
            var review = c.procedure(context).gates().returns();
            var waiting = review == null ? null : c.returns().waiting();
            Guards.require(waiting != null, Rule.RETURN_WAITS);
            var turn = waiting.forALeader() ? Role.LEADER : Role.CENTER_HEAD;
            Guards.require(context.actor().role() == turn, review.clause(), Rule.RETURN_WAITS_FOR, turn);
            Guards.require(
                    !context.actor().person().equals(waiting.by()), review.clause(), Rule.RETURN_REVIEWED_BY_ANOTHER);
        }
    }

    /**
     * 处理权限争议: another office and this one disagree on which of them handles the case; they have seven working days to
     * agree (O121-33). The case's other deadlines run on.
     */
    @LedgerCommand(
            zh = "登记处理权限争议",
            en = "dispute jurisdiction",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
            clause = "O121-33",
            phases = {ComplaintState.Phase.OPEN},
            kinds = {ComplaintKind.COMPLAINT, ComplaintKind.REPORT})
    record DisputeJurisdiction(
            CaseId caseId,
            String with,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements RoutingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new JurisdictionDisputed(with, why, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.dispute() == null, Rule.ONE_DISPUTE, c.number());
        }
    }

    /**
     * 协商解决、报请指定、指定: the offices agree, submit the dispute to their common superior, or that superior designates which
     * of them handles the case (O121-33). If it is another office, the case is referred to it or declined.
     */
    @LedgerCommand(
            zh = "登记处理权限争议结果",
            en = "settle jurisdiction",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
            clause = "O121-33",
            kinds = {ComplaintKind.COMPLAINT, ComplaintKind.REPORT},
            buildsOn = {JurisdictionDisputed.class, JurisdictionSettled.class})
    record SettleJurisdiction(
            CaseId caseId,
            DisputeStep step,
            String authority,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements RoutingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(!c.dispute().submitted() || step == DisputeStep.NAMED, Rule.SUPERIOR_NAMES);
            return List.of(new JurisdictionSettled(step, authority, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.dispute() != null, Rule.DISPUTE_OPEN, c.number());
        }
    }
}
