package org.caseledger.witness;

import org.caseledger.tlog.SignedNote;

/** What a cosigner must have of a log: a witness nothing, a mirror all that is in it. */
@FunctionalInterface
public interface Possession {
    /** Whether it has the records of a checkpoint. */
    enum Held {
        /** All of them, and they are those of the checkpoint. */
        ALL,
        /** Not all of them yet. */
        NOT_YET,
        /** Other ones than those of the checkpoint. */
        OTHERS
    }

    /** May take some seconds, in which it fetches what it lacks; the log has signed the checkpoint. */
    Held of(SignedNote checkpoint);
}
