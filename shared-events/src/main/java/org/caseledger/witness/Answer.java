package org.caseledger.witness;

/** The answer of a witness: an HTTP status, and a text with its content type. */
record Answer(int status, String contentType, String body) {

    static final String SIZE = "text/x.tlog.size";

    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer of(int status, String body) {
        return new Answer(status, TEXT, body);
    }

    /** The witness has another size than the log assumes. */
    static Answer atSize(long size) {
        return new Answer(409, SIZE, size + "\n");
    }
}
