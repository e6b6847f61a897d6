package org.caseledger.eventlog;

/** Taken before the log is read ({@link EventLog#barrier}). */
@FunctionalInterface
public interface Barrier {
    /**
     * Returns when what was read up to a position is as durable as commits are configured to be. Throws
     * {@link OutcomeUnknown} when the database does not say so, or when another primary was promoted since this was
     * taken: what was read may be of the one before.
     */
    void require(long position);
}
