package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** The events of one caller on their way into the log, and the result. */
final class Append {
    enum Turn {
        WAITS,
        LEADS,
        IS_OVER
    }

    @Getter
    private final List<PreparedEvent> events;

    private final @Nullable RowsOfEvents rows;
    private final @Nullable List<Instant> past;

    @Getter
    private final long characters;

    private final Thread caller = Thread.currentThread();
    private @Nullable List<StoredEvent> stored;
    private @Nullable Supplier<RuntimeException> refusal;

    @Getter
    private volatile Turn turn = Turn.WAITS;

    /** Does everything that can be done before the head of the log is locked. */
    Append(List<NewEvent> events) {
        this(events, null, null);
    }

    /** {@code rows} are written in the transaction of the events. */
    Append(List<NewEvent> events, RowsOfEvents rows) {
        this(events, rows, null);
    }

    /** Each event is recorded as at its own time. */
    Append(List<NewEvent> events, List<Instant> past) {
        this(events, null, past);
        if (past.size() != events.size()) {
            throw new IllegalArgumentException("Each event has a time of its own");
        }
    }

    private Append(List<NewEvent> events, @Nullable RowsOfEvents rows, @Nullable List<Instant> past) {
        this.rows = rows;
        this.past = past;
        this.events = PreparedEvent.all(events);
        this.characters = events.stream()
                .mapToLong(e -> e.payload().length() + e.metadata().length())
                .sum();
    }

    /** When its n-th event is recorded, if nothing later precedes it. */
    Instant recordedAt(int n, Instant now) {
        return past == null ? now : past.get(n).truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether each event has a time of its own. */
    boolean isPast() {
        return past != null;
    }

    /** Whether it can only be recorded together with rows. */
    boolean hasRows() {
        return rows != null;
    }

    void writeRows(Connection connection, List<StoredEvent> recorded) throws SQLException {
        if (rows != null) {
            rows.write(connection, recorded);
        }
    }

    void accept(List<StoredEvent> recorded) {
        stored = recorded;
    }

    /** The caller's own thread creates {@code reason}, so that its stack trace is the caller's. */
    void refuse(Supplier<RuntimeException> reason) {
        refusal = reason;
    }

    boolean isDecided() {
        return stored != null || refusal != null;
    }

    boolean isRecorded() {
        return stored != null;
    }

    /** Makes its caller the leader, which commits for all waiting callers. */
    void lead() {
        turn = Turn.LEADS;
        LockSupport.unpark(caller);
    }

    /** Releases its caller with the result. */
    void finish() {
        turn = Turn.IS_OVER;
        LockSupport.unpark(caller);
    }

    /**
     * Waits for the result or for leadership, until the time is over. An interrupted caller continues to wait, because
     * its events may already be in the log; the interrupt flag is restored afterwards.
     */
    void awaitTurn(Duration longest) {
        boolean interrupted = false;
        long start = System.nanoTime();
        long left = longest.toNanos();
        while (turn == Turn.WAITS && left > 0) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
            left = longest.toNanos() - (System.nanoTime() - start);
        }
        if (interrupted) {
            caller.interrupt();
        }
    }

    List<StoredEvent> verdict() {
        if (refusal != null) {
            throw refusal.get();
        }
        return stored;
    }
}
