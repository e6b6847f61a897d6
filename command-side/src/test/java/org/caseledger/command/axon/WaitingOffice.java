package org.caseledger.command.axon;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.caseledger.command.Office;
import org.caseledger.command.OfficeLike;

/**
 * An office whose clock is slow to read: a command is held after its case was loaded, until
 * somebody else has acted.
 */
record WaitingOffice(Office original, CyclicBarrier loaded) implements OfficeLike {

    @Override
    public java.time.Clock time() {
        try {
            loaded.await();
            loaded.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        return original.time();
    }
}
