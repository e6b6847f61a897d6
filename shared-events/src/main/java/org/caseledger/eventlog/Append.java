package org.caseledger.eventlog;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One caller's events on their way into the log, and what became of them. */
final class Append {

    private enum Turn {
        WAITS,
        LEADS,
        IS_OVER
    }

    private final List<PreparedEvent> events;
    private final long characters;
    private final Thread caller = Thread.currentThread();
    private @Nullable List<StoredEvent> stored;
    private @Nullable Supplier<RuntimeException> refusal;
    private volatile Turn turn = Turn.WAITS;

    /** Does what can be done of the work before the head of the log is taken. */
    Append(List<NewEvent> events) {
        this.events = events.stream().map(PreparedEvent::of).toList();
        this.characters =
                events.stream().mapToLong(e -> e.payload().length() + e.metadata().length()).sum();
    }

    List<PreparedEvent> events() {
        return events;
    }

    long characters() {
        return characters;
    }

    void accept(List<StoredEvent> recorded) {
        stored = recorded;
    }

    /**
     * {@code reason} is made by the caller's own thread, so that its stack trace is the caller's.
     */
    void refuse(Supplier<RuntimeException> reason) {
        refusal = reason;
    }

    boolean isDecided() {
        return stored != null || refusal != null;
    }

    boolean isRecorded() {
        return stored != null;
    }

    /** Makes its caller the one that commits for all. */
    void lead() {
        turn = Turn.LEADS;
        LockSupport.unpark(caller);
    }

    /** Lets its caller have the verdict. */
    void finish() {
        turn = Turn.IS_OVER;
        LockSupport.unpark(caller);
    }

    /**
     * Waits for the verdict, or to lead: true. Whoever is interrupted waits on, as the events may
     * be in the log by now, and finds the interrupt again afterwards.
     */
    boolean awaitTurn() {
        boolean interrupted = false;
        while (turn == Turn.WAITS) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
        return turn == Turn.LEADS;
    }

    List<StoredEvent> verdict() {
        if (refusal != null) {
            throw refusal.get();
        }
        return stored;
    }
}
