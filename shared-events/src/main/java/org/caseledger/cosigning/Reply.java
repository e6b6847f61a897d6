package org.caseledger.cosigning;

import org.caseledger.tlog.NoteSignature;

/** What came back from a witness. */
sealed interface Reply {

    /** It has cosigned, by the key that we know. */
    record Cosigned(NoteSignature signature) implements Reply {}

    /** It knows the log at another size. */
    record At(long size) implements Reply {}

    /** It will not: an HTTP status and what it said, or an answer that is none. */
    record Refused(int status, String said) implements Reply {}
}
