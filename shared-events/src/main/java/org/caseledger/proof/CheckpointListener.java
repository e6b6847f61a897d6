package org.caseledger.proof;

import org.caseledger.tlog.SignedNote;

/** Receives each new checkpoint once it is stored, for example to ask witnesses; returns at once. */
@FunctionalInterface
public interface CheckpointListener {
    /** Called by the node that has signed it, and at the node's start with the last checkpoint. */
    void signed(SignedNote checkpoint);
}
