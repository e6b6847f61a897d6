package org.caseledger.command.complaint;

import java.util.List;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Precondition;
import org.caseledger.command.gate.Refused;

/** How each {@link Precondition} is checked on a case. */
final class Preconditions {

    private Preconditions() {}

    /** What it leaves to choose from; throws {@link Refused} when the case does not hold it. */
    static List<AvailableCommand.Choice> choices(
            Precondition precondition, CaseState c, DecisionContext desk) {
        return switch (precondition) {
            case NOTHING -> List.of();
            case A_LINK -> {
                UndoLink.mustBeLinked(c, desk);
                yield List.of();
            }
            case NO_LEAD -> {
                JoinComplaint.mustNotBeJoined(c, desk);
                yield List.of();
            }
            case NO_TIES_OF_A_SERIES -> {
                JoinComplaint.mustStandForItself(c, desk);
                yield List.of();
            }
            case A_LEAD -> {
                UndoJoin.mustBeJoined(c, desk);
                yield List.of();
            }
            case A_UNIT_TO_SIGN_FOR -> SignOffRouting.targets(c, desk);
            case A_SIGNED_TARGET -> AssignComplaint.targets(c, desk);
            case AN_OPINION_TO_REVIEW -> {
                OpinionInHand.mustWait(c, desk);
                yield List.of();
            }
            case A_DRAFT_TO_SIGN -> {
                Approvals.level(c, desk);
                yield List.of();
            }
            case ALL_THAT_COMES_BEFORE_A_REPLY -> {
                SendReply.mustBeReady(c, desk);
                yield List.of();
            }
            case A_CLOCK_TO_EXTEND -> ClockChanges.extendable(c, desk);
            case A_CLOCK_TO_SUSPEND -> ClockChanges.suspendable(c, desk);
            case A_SUSPENDED_CLOCK -> ClockChanges.resumable(c, desk);
            case A_STEP_TO_TAKE -> UrgeHandling.steps(c, desk);
            case AN_URGING_TO_ANSWER -> {
                AnswerUrging.mustBeOwed(c, desk);
                yield List.of();
            }
            case A_RECTIFICATION_IN_THE_ARCHIVE -> {
                RecordRectification.mustBeLeft(c, desk);
                yield List.of();
            }
            case AN_ACCOUNTABILITY -> {
                WithdrawCaseAccountability.mustStand(c, desk);
                yield List.of();
            }
            case SECRECY -> {
                LiftSecrecy.mustBeSecret(c, desk);
                yield List.of();
            }
        };
    }
}
