package org.caseledger.eventlog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * Lets appends that wait at the same time commit together, in the order of their arrival: one of the callers becomes
 * the leader, writes for all and passes leadership on to the next waiting caller. A single caller leads at once, and no
 * additional thread is needed.
 *
 * <p>A caller that was just answered often sends its next append at once. A leader therefore waits for as many callers
 * as were present when the last batch ended, but no longer after its end than that batch took: one full batch costs the
 * server less than two half ones.
 */
final class GroupCommit {
    private static final int MAX_EVENTS = 500;
    private static final long MAX_CHARACTERS = 4_000_000;

    // The number of callers over which the fixed cost of a batch is spread; more are not worth
    // waiting for.
    private static final int ENOUGH = 32;
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(5);

    /** Decides every append of a batch, which it takes when it is ready to write. */
    @FunctionalInterface
    interface Writer {
        void write(Supplier<List<Append>> batch);
    }

    private final Writer writer;
    private final Consumer<List<StoredEvent>> afterCommit;
    private final Duration answerWithin;
    private final LongUnaryOperator patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition together = lock.newCondition();
    private final Queue<Append> waiting = new ArrayDeque<>();
    private boolean led;
    private int expected;
    private long expectedUntil;

    /** {@code afterCommit} is given what a batch has recorded, unless that is nothing. */
    GroupCommit(Writer writer, Consumer<List<StoredEvent>> afterCommit, Duration answerWithin) {
        this(writer, afterCommit, answerWithin, written -> Math.min(written, LONGEST_WAIT));
    }

    /**
     * {@code patience} maps the duration of a write to the time for which further callers are awaited, both in
     * nanoseconds.
     */
    GroupCommit(
            Writer writer, Consumer<List<StoredEvent>> afterCommit, Duration answerWithin, LongUnaryOperator patience) {
        this.writer = writer;
        this.answerWithin = answerWithin;
        this.afterCommit = afterCommit;
        this.patience = patience;
    }

    List<StoredEvent> append(Append append) {
        if (join(append) || leadsInTime(append)) {
            lead();
        }
        return append.verdict();
    }

    /** Waits until a leader has answered, or has made this caller the next one. */
    private boolean leadsInTime(Append append) {
        append.awaitTurn(answerWithin);
        if (append.turn() == Append.Turn.WAITS) {
            giveUp(append);
        }
        return append.turn() == Append.Turn.LEADS;
    }

    private void giveUp(Append append) {
        lock.lock();
        try {
            // Who was made the leader meanwhile leads, because others wait for it.
            if (append.turn() == Append.Turn.WAITS) {
                throw waiting.remove(append) ? Failures.noTurn() : Failures.unanswered();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns true if there is no leader yet, which makes the caller the leader. */
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
            var recorded = batch.stream()
                    .filter(Append::isRecorded)
                    .flatMap(append -> append.verdict().stream())
                    .toList();
            if (!recorded.isEmpty()) {
                afterCommit.accept(recorded);
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
            // Others may already wait for this write: it is completed, and the caller is
            // interrupted afterwards.
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

    /** The leader's own append comes first. */
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
