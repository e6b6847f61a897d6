package org.caseledger.tlog;

/** Text or bytes that do not have the form required by their specification. */
public final class Malformed extends IllegalArgumentException {
    Malformed(String what) {
        super(what);
    }

    Malformed(String what, Throwable cause) {
        super(what, cause);
    }
}
