package org.caseledger.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the appends that wait at the same time commit together, in the order in which they came: one
 * of the callers leads, writes for all and passes the lead on to the next that waits. A lone caller
 * leads at once, and no thread is needed.
 */
final class GroupCommit {

    private static final int MAX_EVENTS = 500;
    private static final long MAX_CHARACTERS = 4_000_000;

    /** Decides every append of a batch, which it takes when it is ready to write. */
    @FunctionalInterface
    interface Writer {
        void write(Supplier<List<Append>> batch);
    }

    private final Writer writer;
    private final Runnable afterCommit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Append> waiting = new ArrayDeque<>();
    private boolean led;

    /** {@code afterCommit} runs once for each batch that recorded anything. */
    GroupCommit(Writer writer, Runnable afterCommit) {
        this.writer = writer;
        this.afterCommit = afterCommit;
    }

    List<StoredEvent> append(Append append) {
        if (join(append) || append.awaitTurn()) {
            lead();
        }
        return append.verdict();
    }

    /** True for whoever comes while nobody leads. */
    private boolean join(Append append) {
        lock.lock();
        try {
            waiting.add(append);
            boolean leads = !led;
            led = true;
            return leads;
        } finally {
            lock.unlock();
        }
    }

    private void lead() {
        var batch = new ArrayList<Append>();
        try {
            writer.write(() -> take(batch));
        } catch (RuntimeException | Error e) {
            refuseRest(batch.isEmpty() ? take(batch) : batch, e);
        }
        // First, so that the next batch is on its way while the callers of this one wake up.
        passOn();
        try {
            if (batch.stream().anyMatch(Append::isRecorded)) {
                afterCommit.run();
            }
        } finally {
            batch.forEach(Append::finish);
        }
    }

    private static void refuseRest(List<Append> batch, Throwable failure) {
        for (Append append : batch) {
            if (!append.isDecided()) {
                append.refuse(() -> new IllegalStateException("The write was given up", failure));
            }
        }
    }

    /** The leader's own append is the first. */
    private List<Append> take(List<Append> batch) {
        lock.lock();
        try {
            int events = 0;
            long characters = 0;
            while (!waiting.isEmpty()) {
                Append next = waiting.element();
                events += next.events().size();
                characters += next.characters();
                if (!batch.isEmpty() && (events > MAX_EVENTS || characters > MAX_CHARACTERS)) {
                    break;
                }
                batch.add(waiting.remove());
            }
            return List.copyOf(batch);
        } finally {
            lock.unlock();
        }
    }

    private void passOn() {
        lock.lock();
        try {
            Append next = waiting.peek();
            if (next == null) {
                led = false;
            } else {
                next.lead();
            }
        } finally {
            lock.unlock();
        }
    }
}
