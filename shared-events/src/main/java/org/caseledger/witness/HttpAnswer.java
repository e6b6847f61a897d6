package org.caseledger.witness;

import org.jspecify.annotations.Nullable;

/** The answer of a witness: an HTTP status, and a text with its content type; for 405 the method that is allowed. */
record HttpAnswer(
        int status,
        String contentType,
        String body,
        @Nullable String allowed) {
    static final String SIZE = "text/x.tlog.size";

    private static final String TEXT = "text/plain; charset=utf-8";

    static HttpAnswer of(int status, String body) {
        return new HttpAnswer(status, TEXT, body, null);
    }

    static HttpAnswer only(String method) {
        return new HttpAnswer(405, TEXT, method + " only\n", method);
    }

    /** The witness has another size than the log assumes. */
    static HttpAnswer atSize(long size) {
        return new HttpAnswer(409, SIZE, size + "\n", null);
    }
}
