package org.caseledger.cosigning;

import java.util.List;
import org.caseledger.tlog.NoteSignature;

/** The reply of a witness. */
sealed interface WitnessReply {
    /** It has cosigned, by each key that we know. */
    record Cosigned(List<NoteSignature> signatures) implements WitnessReply {}

    /** Its latest checkpoint of the log has another size. */
    record At(long size) implements WitnessReply {}

    /** It refuses, with an HTTP status and a message, or its answer is invalid. */
    record Refused(int status, String said) implements WitnessReply {}
}
