package org.caseledger.tlog;

/** Text or bytes that are not of the form that their specification asks for. */
public final class Malformed extends IllegalArgumentException {

    Malformed(String what) {
        super(what);
    }

    Malformed(String what, Throwable cause) {
        super(what, cause);
    }
}
