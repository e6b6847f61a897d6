package org.caseledger.drill;

/** The drill could not be held, or what it waited for did not come. */
final class DrillFailed extends RuntimeException {
    DrillFailed(String message) {
        super(message);
    }
}
