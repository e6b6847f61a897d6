package org.caseledger.command.gate;

/** A request was sent under an identity that another request has: nothing was done. */
public final class RequestReused extends RuntimeException {
    public RequestReused() {
        super("The key of this request belongs to another one");
    }
}
