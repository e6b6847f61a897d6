package org.caseledger.command;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * What a case must hold for a command before anything of it is typed, beside its state: whatever
 * the command says, it is refused without.
 */
public enum Need {
    NOTHING((c, desk) -> {}),
    A_LINK(UndoLink::mustBeLinked),
    NO_LEAD(JoinComplaint::mustNotBeJoined),
    NO_TIES_OF_A_SERIES(JoinComplaint::mustStandForItself),
    A_LEAD(UndoJoin::mustBeJoined),
    A_UNIT_TO_SIGN_FOR(SignOffRouting::targets),
    A_SIGNED_TARGET(AssignComplaint::targets),
    AN_OPINION_TO_REVIEW(OpinionInHand::mustWait),
    A_DRAFT_TO_SIGN(Approvals::level),
    ALL_THAT_COMES_BEFORE_A_REPLY(SendReply::mustBeReady),
    A_CLOCK_TO_EXTEND(ClockChanges::extendable),
    A_CLOCK_TO_SUSPEND(ClockChanges::suspendable),
    A_SUSPENDED_CLOCK(ClockChanges::resumable),
    A_STEP_TO_TAKE(UrgeHandling::steps),
    AN_URGING_TO_ANSWER(AnswerUrging::mustBeOwed),
    A_RECTIFICATION_IN_THE_ARCHIVE(RecordRectification::mustBeLeft),
    AN_ACCOUNTABILITY(WithdrawCaseAccountability::mustStand),
    SECRECY(LiftSecrecy::mustBeSecret);

    private final BiFunction<Case, Desk, List<Offer.Choice>> check;

    Need(BiConsumer<Case, Desk> check) {
        this(
                (c, desk) -> {
                    check.accept(c, desk);
                    return List.of();
                });
    }

    Need(BiFunction<Case, Desk, List<Offer.Choice>> check) {
        this.check = check;
    }

    /** What it leaves to choose from; throws {@link Refused} when the case does not hold it. */
    List<Offer.Choice> in(Case c, Desk desk) {
        return check.apply(c, desk);
    }
}
