package org.caseledger.bench.server;

/** A database that nothing is measured on. */
public final class NotUsable extends RuntimeException {

    NotUsable(String message) {
        super(message);
    }
}
