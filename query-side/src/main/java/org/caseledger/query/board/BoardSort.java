package org.caseledger.query.board;

/** What comes first on the board. */
public enum BoardSort {
    /** What is due first; cases without a running clock at the end. */
    DUE,
    /** The latest receipt. */
    RECEIVED,
    /** The case in which nobody has done anything for longest. */
    STUCK,
    /** The case number. */
    NUMBER
}
