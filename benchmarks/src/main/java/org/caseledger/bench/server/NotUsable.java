package org.caseledger.bench.server;

/** A database on which measurements would be meaningless. */
public final class NotUsable extends RuntimeException {
    NotUsable(String message) {
        super(message);
    }
}
