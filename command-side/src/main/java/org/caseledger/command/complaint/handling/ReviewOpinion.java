package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.OpinionInHand;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/**
 * 审核处理意见: the complaint center agrees to the opinion that waits, or wants another one, with a
 * comment (P6.10); {@code opinion} is the one that was read, counted from 1 in the case.
 */
@LedgerCommand(
        zh = "审核处理意见",
        en = "review handling opinion",
        roles = {Role.CENTER_HEAD},
        states = {ComplaintState.ACCEPTED},
        sealed = {"opinion"},
        buildsOn = OpinionProposed.class)
public record ReviewOpinion(
        CaseId caseId,
        @Nullable Integer opinion,
        boolean agreed,
        @Nullable String comment,
        @Nullable PaperSignature paper,
        @Nullable Instant occurredAt)
        implements SigningCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        int waiting = c.opinion().proposed();
        Guards.require(opinion == null || opinion == waiting, Rule.SIGNED_OPINION, waiting);
        Guards.require(agreed || Guards.says(comment), Rule.OPINION_SENT_BACK_WHY);
        return List.of(
                new OpinionReviewed(waiting, agreed, comment, context.actor().person(), occurred(context)));
    }

    @Override
    public @Nullable String clause(Gates gates) {
        return gates.opinion() == null || gates.opinion().review() == null
                ? null
                : gates.opinion().review().clause();
    }

    public static void before(CaseState c, DecisionContext context) {
        OpinionInHand.mustWait(c, context);
    }
}
