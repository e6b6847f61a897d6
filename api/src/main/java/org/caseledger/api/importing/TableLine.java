package org.caseledger.api.importing;

/** One record of a table: taken, or not. */
public sealed interface TableLine permits Row, Reject {
    /** Counted from 1 with the header. */
    long number();
}
