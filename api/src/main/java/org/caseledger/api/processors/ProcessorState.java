package org.caseledger.api.processors;

/** Whether a processor of this node works, fails at an event, or was stopped. */
public enum ProcessorState {
    RUNNING,
    /** It tries the event again, until it can be handled; a view waits for a rebuild or a start. */
    FAILING,
    STOPPED
}
