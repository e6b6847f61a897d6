package org.caseledger.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * Lets the appends that wait at the same time commit together, in the order in which they came: one
 * of the callers leads, writes for all and passes the lead on to the next that waits. A lone caller
 * leads at once, and no thread is needed.
 *
 * <p>Whoever was just answered often asks again at once. So a leader waits for as many as were
 * there together when the last batch ended, but only as long after its end as that batch took: it
 * costs the server less to write all in one than half now and half then.
 */
final class GroupCommit {

    private static final int MAX_EVENTS = 500;
    private static final long MAX_CHARACTERS = 4_000_000;

    // What a batch costs apart from its events is spread over so many; more are not worth a wait.
    private static final int ENOUGH = 32;
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(5);

    /** Decides every append of a batch, which it takes when it is ready to write. */
    @FunctionalInterface
    interface Writer {
        void write(Supplier<List<Append>> batch);
    }

    private final Writer writer;
    private final Runnable afterCommit;
    private final LongUnaryOperator patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition together = lock.newCondition();
    private final Queue<Append> waiting = new ArrayDeque<>();
    private boolean led;
    private int expected;
    private long expectedUntil;

    /** {@code afterCommit} runs once for each batch that recorded anything. */
    GroupCommit(Writer writer, Runnable afterCommit) {
        this(writer, afterCommit, written -> Math.min(written, LONGEST_WAIT));
    }

    /** {@code patience} tells how long others are expected after a write: ns of ns. */
    GroupCommit(Writer writer, Runnable afterCommit, LongUnaryOperator patience) {
        this.writer = writer;
        this.afterCommit = afterCommit;
        this.patience = patience;
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
            if (waiting.size() == expected) {
                together.signal();
            }
            return leads;
        } finally {
            lock.unlock();
        }
    }

    private void lead() {
        awaitOthers();
        var batch = new ArrayList<Append>();
        long start = System.nanoTime();
        try {
            writer.write(() -> take(batch));
        } catch (RuntimeException | Error e) {
            refuseRest(batch.isEmpty() ? take(batch) : batch, e);
        }
        // First, so that the next batch is on its way while the callers of this one wake up.
        passOn(batch.size(), System.nanoTime() - start);
        try {
            if (batch.stream().anyMatch(Append::isRecorded)) {
                afterCommit.run();
            }
        } finally {
            batch.forEach(Append::finish);
        }
    }

    private void awaitOthers() {
        lock.lock();
        try {
            long left = expectedUntil - System.nanoTime();
            while (waiting.size() < expected && left > 0) {
                left = together.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Others may wait for this write already: it is made, and the caller told afterwards.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
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

    private void passOn(int answered, long written) {
        lock.lock();
        try {
            expected = Math.min(answered + waiting.size(), ENOUGH);
            expectedUntil = System.nanoTime() + patience.applyAsLong(written);
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
