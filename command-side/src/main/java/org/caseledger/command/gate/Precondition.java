package org.caseledger.command.gate;

/**
 * What a case must hold for a command, apart from its state: without it the command is refused
 * whatever it says.
 */
public enum Precondition {
    NOTHING,
    A_LINK,
    NO_LEAD,
    NO_TIES_OF_A_SERIES,
    A_LEAD,
    NO_LOWERING_WAITS,
    A_LOWERING_TO_DECIDE,
    A_UNIT_TO_SIGN_FOR,
    A_SIGNED_TARGET,
    NO_RULING_TO_KEEP_IT,
    NO_DECISION_ON_ACCEPTANCE,
    A_RETURN_TO_REVIEW,
    AN_OPINION_TO_REVIEW,
    NO_PART_IN_THE_EARLIER_DECISION,
    A_TEXT_TO_DRAFT,
    ALL_THAT_COMES_BEFORE_AN_ENDING,
    A_DRAFT_TO_SIGN,
    ALL_THAT_COMES_BEFORE_A_REPLY,
    A_CLOCK_TO_EXTEND,
    A_CLOCK_TO_SUSPEND,
    A_SUSPENDED_CLOCK,
    A_STEP_TO_TAKE,
    AN_URGING_TO_ANSWER,
    A_LEAD_TO_CHECK,
    READY_FOR_THE_ARCHIVE,
    A_RECTIFICATION_IN_THE_ARCHIVE,
    AN_ESCALATION_TO_ANSWER,
    AN_ACCOUNTABILITY,
    SECRECY
}
