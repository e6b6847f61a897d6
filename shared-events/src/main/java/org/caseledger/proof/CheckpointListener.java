package org.caseledger.proof;

import org.caseledger.tlog.SignedNote;

/** Hears of each new checkpoint once it is stored, such as to ask witnesses; returns at once. */
@FunctionalInterface
public interface CheckpointListener {

    /** Called by the node that has signed it, and at its start with the last one. */
    void signed(SignedNote checkpoint);
}
