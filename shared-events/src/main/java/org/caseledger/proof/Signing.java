package org.caseledger.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.eventlog.Outage;
import org.caseledger.text.Text;
import org.caseledger.tlog.SignedNote;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signs the log in the background of a node: soon after it has grown, and at most once in a given period. It announces
 * what it has signed, and logs an ERROR if it cannot sign.
 */
@Slf4j
public final class Signing implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_WHEN_SIGNED_EVERY = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Signer signer;
    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;
    private final Duration atMostEvery;
    private final List<CheckpointListener> listeners;
    private final Semaphore grown = new Semaphore(1);
    private final UnsignedBacklog waiting = new UnsignedBacklog();
    private final LogSignal.Subscription subscription;
    private final Thread thread = new Thread(this::run, "log-signer");
    private volatile SigningState state = SigningState.UNKNOWN;
    private volatile boolean closed;
    private String reported = "";
    private String failure = "";

    /** Starts at once; {@code atMostEvery} is the least time between two checkpoints. */
    public Signing(
            Signer signer,
            DataSource dataSource,
            LogSignal signal,
            Duration atMostEvery,
            List<CheckpointListener> listeners) {
        this.signer = signer;
        this.jdbc = JdbcClient.create(dataSource);
        this.checkpoints = new Checkpoints(jdbc);
        this.atMostEvery = atMostEvery;
        this.listeners = List.copyOf(listeners);
        this.subscription = signal.subscribe(grown::release);
        thread.setDaemon(true);
        thread.start();
    }

    /** As of the last round, which is at most some seconds old. */
    public SigningState state() {
        return state;
    }

    /** Waits for a checkpoint that is being signed. */
    @Override
    public void close() {
        subscription.close();
        closed = true;
        grown.release();
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            boolean begun = false;
            while (!closed) {
                begun = round(begun);
                rest(state.isSettled() && !signer.isCatchingUp());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A round also follows a second without a wake-up, as long as something waits to be signed.
    private void rest(boolean signed) throws InterruptedException {
        long end = System.nanoTime() + atMostEvery.toNanos();
        var longest = signed ? LOOK_WHEN_SIGNED_EVERY : LOOK_EVERY;
        if (grown.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            grown.drainPermits();
            long left = end - System.nanoTime();
            while (!closed && left > 0) {
                grown.tryAcquire(left, TimeUnit.NANOSECONDS);
                left = end - System.nanoTime();
            }
        }
    }

    /** Returns whether the database has answered once, so that the listeners have received the last tree. */
    private boolean round(boolean begun) {
        Optional<SigningRefused> refused = Optional.empty();
        try {
            if (!begun) {
                checkpoints.latest().ifPresent(this::tell);
            }
            signer.run().ifPresent(this::tell);
            refused = signer.secondLineTrouble();
            failure = "";
        } catch (SigningRefused e) {
            refused = Optional.of(e);
        } catch (RuntimeException e) {
            // The database is unavailable or the disk is full: the next round tries again, and an
            // event that waits too long raises the alarm.
            if (!e.toString().equals(failure)) {
                Outage.tell(LOG, "The log was not signed, trying again", e);
                failure = e.toString();
            }
        }
        return look(refused) || begun;
    }

    private boolean look(Optional<SigningRefused> refused) {
        try {
            long signed = checkpoints.latestSize();
            long head = jdbc.sql("SELECT position FROM ledger.head")
                    .query(Long.class)
                    .single();
            state = new SigningState(signed, head, waiting.look(signed, head, System.nanoTime()), refused);
            report(state);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("The state of signing is not known: {}", e.toString());
            return false;
        }
    }

    /** Logs each problem once, and once more when it is over. */
    private void report(SigningState now) {
        String trouble = now.refused().map(SigningRefused::getMessage).orElse("");
        if (trouble.isEmpty() && now.isAlarming()) {
            trouble = Text.format(
                            "有事件等待签署超过 %d 秒",
                            "an event has been waiting for a checkpoint for more than %d s",
                            SigningState.LONGEST_WAIT.toSeconds())
                    .toString();
        }
        if (!trouble.equals(reported)) {
            if (trouble.isEmpty()) {
                LOG.info("日志恢复签署 / the log is signed again");
            } else if (now.isAlarming()) {
                LOG.error(trouble);
            } else {
                LOG.warn(trouble);
            }
            reported = trouble;
        }
    }

    private void tell(SignedNote checkpoint) {
        for (CheckpointListener listener : listeners) {
            try {
                listener.signed(checkpoint);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed to hear of a checkpoint", e);
            }
        }
    }

    /**
     * How long the first event without a checkpoint has been observed to wait. It is observed, not recorded, because
     * the times in events may come from another clock.
     */
    static final class UnsignedBacklog {
        private long position;
        private long since;

        /** Observes the log; {@code now} is {@link System#nanoTime}. */
        Duration look(long signed, long head, long now) {
            if (head <= signed) {
                position = 0;
                return Duration.ZERO;
            }
            if (position <= signed) {
                position = head;
                since = now;
            }
            return Duration.ofNanos(now - since);
        }
    }
}
