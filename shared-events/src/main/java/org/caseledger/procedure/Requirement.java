package org.caseledger.procedure;

/**
 * The requirements of the law on an act other than time; a file names the article and the day from which they apply.
 */
public enum Requirement {
    /** Whoever declines a complaint names the ground of article 16 (O121-16). */
    GROUND_OF_REFUSAL,
    /** A complaint is accepted on a record that says what articles 10 and 11 ask for (O121-10). */
    COMPLETE_RECORD,
    /** Whoever declines a complaint tells the other ways to settle the dispute (O121-15). */
    OTHER_WAYS_TOLD,
    /** Both sides consent before a mediation is held (O121-18). */
    CONSENT_TO_MEDIATION,
    /** A mediation without an agreement ends on one of the grounds of article 23 (O121-23). */
    ENDING_OF_MEDIATION,
    /** Nothing that is recorded with a complaint leads to a report (O121-37). */
    REPORTER_UNKNOWN,
    /** Whoever accepts a complaint or a report names the ground of jurisdiction (O121-13, 29). */
    GROUND_OF_JURISDICTION,
    /** The result of a report is disclosed only where another law requires it, which is named (O121-36). */
    BASIS_OF_TELLING_A_RESULT
}
