package org.caseledger.query.board;

/** What comes first on the board. */
public enum BoardSort {
    /** What is due first; cases without a running clock at the end. */
    DUE,
    /** The latest receipt. */
    RECEIVED,
    /** The earliest receipt. */
    EARLIEST,
    /** The case in which nobody has done anything for longest. */
    STUCK,
    /** The case in which somebody did something last. */
    ACTED,
    /** The case number. */
    NUMBER,
    /** The highest case number. */
    LAST_NUMBER
}
