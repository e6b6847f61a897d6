package org.caseledger.witness;

/** What a witness answers: an HTTP status, and a text of a kind. */
record Answer(int status, String contentType, String body) {

    static final String SIZE = "text/x.tlog.size";

    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer of(int status, String body) {
        return new Answer(status, TEXT, body);
    }

    /** The witness is at another size than the log believes. */
    static Answer atSize(long size) {
        return new Answer(409, SIZE, size + "\n");
    }
}
