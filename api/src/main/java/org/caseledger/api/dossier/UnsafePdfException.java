package org.caseledger.api.dossier;

/** A PDF unpacks to more than memory holds, takes too long to draw, or has pictures that cannot be shown. */
final class UnsafePdfException extends RuntimeException {
    UnsafePdfException(String reason) {
        super(reason);
    }

    /** Why it is kept apart. */
    String reason() {
        return getMessage();
    }
}
