package org.caseledger.witness;

/** The answer of a witness: an HTTP status, and a text with its content type. */
record HttpAnswer(int status, String contentType, String body) {

    static final String SIZE = "text/x.tlog.size";

    private static final String TEXT = "text/plain; charset=utf-8";

    static HttpAnswer of(int status, String body) {
        return new HttpAnswer(status, TEXT, body);
    }

    /** The witness has another size than the log assumes. */
    static HttpAnswer atSize(long size) {
        return new HttpAnswer(409, SIZE, size + "\n");
    }
}
