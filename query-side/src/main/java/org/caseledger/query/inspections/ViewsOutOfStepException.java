package org.caseledger.query.inspections;

/** The views do not stand at one position of the log just now: to be asked again. */
public final class ViewsOutOfStepException extends RuntimeException {
    ViewsOutOfStepException() {
        super("The views do not stand at one position of the log");
    }
}
