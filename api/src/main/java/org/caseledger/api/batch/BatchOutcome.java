package org.caseledger.api.batch;

/** What became of one of several cases: it waits for its turn, or was done or not. */
public enum BatchOutcome {
    WAITING,
    DONE,
    NOT_DONE
}
