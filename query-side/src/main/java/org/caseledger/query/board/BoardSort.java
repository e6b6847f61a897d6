package org.caseledger.query.board;

/** What comes first on the board. */
public enum BoardSort {
    /** What is due first; cases without a running clock at the end. */
    DUE,
    /** The latest receipt. */
    RECEIVED,
    /** The earliest receipt. */
    EARLIEST,
    /** The case that has been without an act for longest. */
    STUCK,
    /** The case with the latest act. */
    ACTED,
    /** The case number. */
    NUMBER,
    /** The highest case number. */
    LAST_NUMBER
}
