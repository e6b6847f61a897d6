package org.caseledger.command.complaint;

import java.util.List;
import org.caseledger.command.complaint.assisting.AskAssistance;
import org.caseledger.command.complaint.assisting.AssistanceGuards;
import org.caseledger.command.complaint.assisting.WithdrawAssistance;
import org.caseledger.command.complaint.classifying.ApproveLowering;
import org.caseledger.command.complaint.classifying.ProposeLowering;
import org.caseledger.command.complaint.clocks.ClockChanges;
import org.caseledger.command.complaint.clocks.Extending;
import org.caseledger.command.complaint.closing.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ConcludeOpinion;
import org.caseledger.command.complaint.closing.WithdrawCaseAccountability;
import org.caseledger.command.complaint.handling.AcceptComplaint;
import org.caseledger.command.complaint.handling.DecideOnLead;
import org.caseledger.command.complaint.handling.RecordEscalationAnswer;
import org.caseledger.command.complaint.handling.RecordInvestigation;
import org.caseledger.command.complaint.handling.RecordRectification;
import org.caseledger.command.complaint.links.JoinComplaint;
import org.caseledger.command.complaint.links.RecordNewFacts;
import org.caseledger.command.complaint.links.UndoJoin;
import org.caseledger.command.complaint.links.UndoLink;
import org.caseledger.command.complaint.papers.IssuePaper;
import org.caseledger.command.complaint.papers.RecordDelivery;
import org.caseledger.command.complaint.papers.RecordReceipt;
import org.caseledger.command.complaint.parties.ArrangeMediation;
import org.caseledger.command.complaint.parties.AskRecusal;
import org.caseledger.command.complaint.parties.DecideRecusal;
import org.caseledger.command.complaint.parties.GiveQueryCode;
import org.caseledger.command.complaint.parties.PublishCase;
import org.caseledger.command.complaint.passing.ConfirmTakeOver;
import org.caseledger.command.complaint.passing.TakeOverCase;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.replying.Approvals;
import org.caseledger.command.complaint.replying.DraftReply;
import org.caseledger.command.complaint.replying.ReviewDraft;
import org.caseledger.command.complaint.replying.SendReply;
import org.caseledger.command.complaint.retention.ApproveDestruction;
import org.caseledger.command.complaint.retention.LiftSealingOff;
import org.caseledger.command.complaint.retention.PutOffDestruction;
import org.caseledger.command.complaint.retention.SealOff;
import org.caseledger.command.complaint.routing.AssignComplaint;
import org.caseledger.command.complaint.routing.DisputeJurisdiction;
import org.caseledger.command.complaint.routing.ReturnForReassignment;
import org.caseledger.command.complaint.routing.ReviewReturn;
import org.caseledger.command.complaint.routing.SettleJurisdiction;
import org.caseledger.command.complaint.routing.SignOffRouting;
import org.caseledger.command.complaint.secrecy.LiftSecrecy;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.complaint.state.OpinionInHand;
import org.caseledger.command.complaint.urging.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgeHandling;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Precondition;
import org.caseledger.command.gate.Refused;

/** How each {@link Precondition} is checked on a case. */
final class Preconditions {

    private Preconditions() {}

    /** What it leaves to choose from; throws {@link Refused} when the case does not hold it. */
    static List<Choice> choices(Precondition precondition, CaseState c, DecisionContext context) {
        return switch (precondition) {
            case NOTHING, SIGHT_OF_THE_CASE -> List.of();
            case A_FILING_TO_SPLIT -> {
                SplitFiling.mustBeWhole(c, context);
                yield List.of();
            }
            case A_REFERRAL_TO_TAKE_OVER -> {
                TakeOverCase.mustBeOpen(c, context);
                yield List.of();
            }
            case A_REFERRAL_TO_CONFIRM -> {
                ConfirmTakeOver.mustWait(c, context);
                yield List.of();
            }
            case A_LINK -> {
                UndoLink.mustBeLinked(c, context);
                yield List.of();
            }
            case NO_LEAD -> {
                JoinComplaint.mustNotBeJoined(c, context);
                yield List.of();
            }
            case NO_TIES_OF_A_SERIES -> {
                JoinComplaint.mustStandForItself(c, context);
                yield List.of();
            }
            case A_LEAD -> {
                UndoJoin.mustBeJoined(c, context);
                yield List.of();
            }
            case A_CHECK_OF_A_REPORT -> {
                RecordNewFacts.mustBeChecked(c, context);
                yield List.of();
            }
            case NO_DISPUTE -> {
                DisputeJurisdiction.mustBeUndisputed(c, context);
                yield List.of();
            }
            case A_DISPUTE -> {
                SettleJurisdiction.mustBeDisputed(c, context);
                yield List.of();
            }
            case NO_RECUSAL_WAITS -> {
                AskRecusal.mustNotWait(c, context);
                yield List.of();
            }
            case A_MEDIATION_TO_ARRANGE -> {
                ArrangeMediation.mustBeWanted(c, context);
                yield List.of();
            }
            case A_PHONE_TO_ASK_FOR -> {
                GiveQueryCode.mustHaveAPhone(c, context);
                yield List.of();
            }
            case THE_REPRESENTED_AGREE -> {
                CaseGuards.agreedByTheRepresented(c);
                yield List.of();
            }
            case A_RECUSAL_TO_DECIDE -> {
                DecideRecusal.mustWait(c, context);
                yield List.of();
            }
            case NO_SECRECY -> {
                PublishCase.mustBeOpen(c, context);
                yield List.of();
            }
            case NO_LOWERING_WAITS -> {
                ProposeLowering.mustBeOpen(c, context);
                yield List.of();
            }
            case A_LOWERING_TO_DECIDE -> {
                ApproveLowering.mustWait(c, context);
                yield List.of();
            }
            case A_UNIT_TO_SIGN_FOR -> SignOffRouting.targets(c, context);
            case A_SIGNED_TARGET -> AssignComplaint.targets(c, context);
            case A_COMPLETE_RECORD -> {
                AcceptComplaint.mustBeComplete(c, context);
                yield List.of();
            }
            case NO_RULING_TO_KEEP_IT -> {
                ReturnForReassignment.mustNotBeRuledOut(c, context);
                yield List.of();
            }
            case NO_DECISION_ON_ACCEPTANCE -> {
                RecordInvestigation.mustNotWaitForAcceptance(c, context);
                yield List.of();
            }
            case A_RETURN_TO_REVIEW -> {
                ReviewReturn.mustWait(c, context);
                yield List.of();
            }
            case AN_OPINION_TO_REVIEW -> {
                OpinionInHand.mustWait(c, context);
                yield List.of();
            }
            case A_TEXT_TO_DRAFT -> {
                DraftReply.mustBeOurs(c, context);
                Deciders.mustBeOthers(c, context);
                yield List.of();
            }
            case ALL_THAT_COMES_BEFORE_AN_ENDING -> {
                Approvals.mustBeCompleteToEnd(c, context);
                yield List.of();
            }
            case NO_PART_IN_THE_EARLIER_DECISION -> {
                Deciders.mustBeOthers(c, context);
                yield List.of();
            }
            case A_DRAFT_TO_REVIEW -> {
                ReviewDraft.mustBeToReview(c, context);
                yield List.of();
            }
            case A_RECONSIDERATION_TO_DECIDE -> {
                Deciders.mustWait(c, context);
                yield List.of();
            }
            case A_DRAFT_TO_SIGN -> {
                Approvals.level(c, context);
                yield List.of();
            }
            case ALL_THAT_COMES_BEFORE_A_REPLY -> {
                SendReply.mustBeReady(c, context);
                yield List.of();
            }
            case ALL_THAT_COMES_BEFORE_A_CONCLUSION -> {
                ConcludeOpinion.mustBeReady(c, context);
                yield List.of();
            }
            case A_CLOCK_TO_EXTEND -> Extending.extendable(c, context);
            case A_CLOCK_TO_SUSPEND -> ClockChanges.suspendable(c, context);
            case A_SUSPENDED_CLOCK -> ClockChanges.resumable(c, context);
            case A_STEP_TO_TAKE -> UrgeHandling.steps(c, context);
            case AN_URGING_TO_ANSWER -> {
                AnswerUrging.mustBeOwed(c, context);
                yield List.of();
            }
            case A_LEAD_TO_CHECK -> {
                DecideOnLead.mustWait(c, context);
                yield List.of();
            }
            case A_PAPER_TO_ISSUE -> IssuePaper.choices(c, context);
            case A_PAPER_TO_DELIVER -> RecordDelivery.choices(c, context);
            case A_PAPER_ON_ITS_WAY -> RecordReceipt.choices(c, context);
            case READY_FOR_THE_ARCHIVE -> {
                ArchiveComplaint.mustBeReady(c, context);
                yield List.of();
            }
            case A_RECTIFICATION_IN_THE_ARCHIVE -> {
                RecordRectification.mustBeLeft(c, context);
                yield List.of();
            }
            case A_UNIT_TO_ASSIST -> AskAssistance.units(c, context);
            case AN_ASSISTANCE_TO_ANSWER -> {
                AssistanceGuards.ofOwnUnit(c, context);
                yield List.of();
            }
            case AN_ASSISTANCE_TO_WITHDRAW -> WithdrawAssistance.units(c, context);
            case AN_ESCALATION_TO_ANSWER -> {
                RecordEscalationAnswer.mustWait(c, context);
                yield List.of();
            }
            case AN_ACCOUNTABILITY -> {
                WithdrawCaseAccountability.mustStand(c, context);
                yield List.of();
            }
            case SECRECY -> {
                LiftSecrecy.mustBeSecret(c, context);
                yield List.of();
            }
            case A_CASE_TO_SEAL_OFF -> SealOff.grounds(c, context);
            case A_SEALED_OFF_CASE -> {
                LiftSealingOff.mustBeSealedOff(c, context);
                yield List.of();
            }
            case A_PROPOSED_DESTRUCTION -> {
                PutOffDestruction.mustBeProposed(c, context);
                yield List.of();
            }
            case A_DESTRUCTION_TO_APPROVE -> {
                ApproveDestruction.mustBeOpenTo(c, context);
                yield List.of();
            }
        };
    }
}
