package org.caseledger.command.complaint;

import java.util.Optional;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.complaint.closing.ClosingCommand.DecideReconsideration;
import org.caseledger.command.complaint.replying.Approvals;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.jspecify.annotations.Nullable;

/**
 * 待签批事项: what a case waits for a leader or the legal section to decide (P9.03, P9.12, P9.15, P6.12), with the commands
 * by which they agree and by which they do not; in the order in which they are decided.
 */
@Getter
@RequiredArgsConstructor
public enum PendingDecision {
    LOWERING(ApproveLowering.class, RejectLowering.class),
    RECONSIDERATION(DecideReconsideration.class, DecideReconsideration.class),
    RETURN(ReviewReturn.class, ReviewReturn.class),
    REPLY(ApproveReply.class, RejectReply.class),
    /** A leader names the unit: there is nothing to disagree with. */
    ROUTING(SignOffRouting.class, null);

    private final Class<? extends ComplaintCommand> agree;
    /** The command by which it is not, which may be the same; null where there is none. */
    private final @Nullable Class<? extends ComplaintCommand> disagree;

    /** The decision that waits for the actor's role; empty if it is not that role's turn. */
    static Optional<PendingDecision> of(CaseState c, DecisionContext context) {
        var role = context.actor().role();
        if (!c.exists() || role != Role.LEADER && role != Role.LEGAL) {
            return Optional.empty();
        }
        boolean draft =
                Commands.statesOf(ApproveReply.class).contains(c.state()) && Approvals.isTurnOf(role, c, context);
        if (role == Role.LEGAL) {
            return draft ? Optional.of(REPLY) : Optional.empty();
        }
        return Optional.ofNullable(ofALeader(c, draft, context));
    }

    private static @Nullable PendingDecision ofALeader(CaseState c, boolean draft, DecisionContext context) {
        var gates = c.procedure(context).gates();
        var returned = c.returns().waiting();
        boolean unsigned = c.state() == ComplaintState.CLASSIFIED && c.signedOffUnit() == null;
        if (c.lowering().waiting() != null) {
            return LOWERING;
        } else if (gates.reconsideration() != null
                && c.deciders().waits()
                && c.state().isOpen()) {
            return RECONSIDERATION;
        } else if (gates.returns() != null
                && c.state() == ComplaintState.RETURNED
                && returned != null
                && returned.forALeader()) {
            return RETURN;
        } else if (draft) {
            return REPLY;
        }
        return unsigned && gates.signOff() != null && c.kind() != ComplaintKind.INQUIRY ? ROUTING : null;
    }
}
