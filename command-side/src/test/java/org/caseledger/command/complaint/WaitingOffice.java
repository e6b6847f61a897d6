package org.caseledger.command.complaint;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficeLike;

/**
 * An office whose clock is slow to read: a command is held after its case was loaded, until another one was recorded.
 */
public record WaitingOffice(Office original, CyclicBarrier loaded) implements OfficeLike {
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
