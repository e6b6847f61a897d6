package org.caseledger.mirror;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.caseledger.eventlog.Outage;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.witness.AddCheckpoint;
import org.caseledger.witness.Possession.Held;
import org.caseledger.witness.Witness;
import org.jspecify.annotations.Nullable;

/**
 * One mirrored log at work: fetches when the district asks for a cosignature, and now and then by itself, in one
 * thread.
 */
final class Mirroring implements AutoCloseable {
    /** Shorter than a ledger waits for a witness, with what the cosigning takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final MirroredLog log;
    private final LogCopy copy;
    private final Fetching fetching;
    private final Witness witness;
    private final Duration every;
    private final Clock clock;
    private final Consumer<String> journal;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicReference<SignedNote> asked = new AtomicReference<>();
    private volatile Instant askedAt = Instant.MIN;
    private volatile boolean contradicted;
    private @Nullable Future<?> waiting;
    private int failures;
    private String told = "";

    Mirroring(
            MirroredLog log,
            LogCopy copy,
            Fetching fetching,
            Witness witness,
            Duration every,
            Clock clock,
            Consumer<String> journal) {
        this.log = log;
        this.copy = copy;
        this.fetching = fetching;
        this.witness = witness;
        this.every = every;
        this.clock = clock;
        this.journal = journal;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            var fetches = new Thread(task, "mirror " + log.origin());
            fetches.setDaemon(true);
            return fetches;
        });
    }

    void start() {
        thread.execute(this::byItself);
    }

    /** What is here of what the district has signed, after fetching what is missing. */
    Held of(SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        askedAt = clock.instant();
        Instant until = askedAt.plus(PATIENCE);
        // The first round may end a fetch that began before this checkpoint was there.
        for (int round = 0; round < 2 && copy.heldSize() < checkpoint.size(); round++) {
            asked.set(note);
            if (!fetchedUntil(until)) {
                break;
            }
        }
        if (copy.heldSize() < checkpoint.size()) {
            return contradicted ? Held.OTHERS : Held.NOT_YET;
        }
        return copy.agrees(checkpoint) ? Held.ALL : Held.OTHERS;
    }

    /** Whether a fetch ended in time. */
    private boolean fetchedUntil(Instant until) {
        try {
            next().get(Math.max(0, Duration.between(clock.instant(), until).toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The fetch that is waiting to begin or at work: who asks meanwhile waits for the same. */
    private synchronized Future<?> next() {
        if (waiting == null || waiting.isDone()) {
            waiting = thread.submit(this::fetch);
        }
        return waiting;
    }

    private void byItself() {
        try {
            if (askedAt.plus(every).isBefore(clock.instant()) || failures > 0) {
                fetch();
                cosign();
            }
        } finally {
            thread.schedule(this::byItself, pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration pause() {
        var longer = every.multipliedBy(1L << Math.min(failures, 10));
        return longer.compareTo(LONGEST_PAUSE) < 0
                ? longer
                : every.compareTo(LONGEST_PAUSE) < 0 ? LONGEST_PAUSE : every;
    }

    private void fetch() {
        long before = copy.heldSize();
        try {
            fetching.run(Optional.ofNullable(asked.getAndSet(null))
                    .filter(note -> Checkpoint.parse(note.text()).size() > before));
            if (failures > 0 || copy.heldSize() > before) {
                tell("已抄取 fetched: %s, size %d".formatted(log.origin(), copy.heldSize()));
            }
            failures = 0;
            contradicted = false;
        } catch (Fetching.Contradiction e) {
            failures++;
            contradicted = true;
            // Only once: the district repeats it on every attempt.
            if (!told.equals(e.getMessage())) {
                witness.keepEvidence("警报 ALARM: %s: %s".formatted(log.origin(), e.getMessage()), e.notes());
                told = String.valueOf(e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failures++;
            tell("%s: %s: %s"
                    .formatted(Outage.isOfFullDisk(e) ? "磁盘已满 the disk is full" : "未能抄取 not fetched", log.origin(), e));
        }
    }

    private void tell(String line) {
        if (!line.equals(told)) {
            journal.accept(line);
            told = line;
        }
    }

    // Whoever reads the copy finds the cosignature, also where the district does not ask for it.
    private void cosign() {
        try {
            long old = witness.sizes().getOrDefault(log.origin(), 0L);
            var held = copy.held();
            long size = copy.heldSize();
            if (held.isPresent() && size > old) {
                witness.cosign(new AddCheckpoint(old, copy.tree(size).consistency(old), held.get()));
            }
        } catch (IOException | RuntimeException e) {
            tell("未能见证 not cosigned: " + e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
