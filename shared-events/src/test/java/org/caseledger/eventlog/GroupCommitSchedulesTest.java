package org.caseledger.eventlog;

import static org.caseledger.testing.Schedules.together;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.caseledger.testing.Schedules;
import org.junit.jupiter.api.Test;

/** Callers of a group commit, in one schedule after the other. */
class GroupCommitSchedulesTest {
    private static final Duration FOR_EVER = Duration.ofHours(1);
    private static final int NONE = -1;
    private static final UUID SOME = new UUID(0, 1);
    private static final Utf8 TEXT = Utf8.of("{}");

    /** A log of positions; a batch is written by one thread at a time, and some fail. */
    private static final class Log {
        private final GroupCommit commit = new GroupCommit(this::write, this::committed, FOR_EVER, this::patience);
        private final List<Long> announced = new ArrayList<>();
        private final AtomicInteger failed = new AtomicInteger();
        private final int failing;
        private final int returning;
        private boolean writing;
        private int batches;
        private int written;

        /** The batch of this number fails; once so many are written, their callers are waited for to come back. */
        Log(int failing, int returning) {
            this.failing = failing;
            this.returning = returning;
        }

        private void write(Supplier<List<Append>> taken) {
            require(!writing, "one writes at a time");
            writing = true;
            try {
                if (++batches == failing) {
                    throw new IllegalArgumentException("the disk is full");
                }
                for (var append : taken.get()) {
                    append.accept(List.of(stored(++written)));
                }
            } finally {
                writing = false;
            }
        }

        private static StoredEvent stored(long position) {
            return new StoredEvent(
                    position, SOME, position, "Thing", "thing-done", 1, TEXT, TEXT, SOME, Instant.EPOCH, new byte[0]);
        }

        private synchronized void committed(List<StoredEvent> recorded) {
            recorded.forEach(event -> announced.add(event.position()));
        }

        private long patience(long took) {
            return written == returning ? FOR_EVER.toNanos() : 0;
        }

        void append() {
            require(commit.append(new Append(List.of())).size() == 1, "the answer is its own event");
        }

        void tryToAppend() {
            try {
                append();
            } catch (IllegalStateException e) {
                failed.incrementAndGet();
            }
        }

        synchronized void requireAnnounced(int events) {
            require(written == events && announced.stream().distinct().count() == events, "each is announced once");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("violated: " + what);
        }
    }

    @Test
    void givenThreeCallers_whenTheyAppendInAnyOrder_thenEachIsRecordedAndAnswered() {
        Schedules.hold("group commit, three callers", () -> {
            var log = new Log(NONE, NONE);
            together(log, Log::append, Log::append, Log::append);
            log.requireAnnounced(3);
        });
    }

    @Test
    void givenABatchThatFails_whenOthersWait_thenEachHasAnAnswerAndTheNextIsRecorded() {
        Schedules.hold("group commit, a batch that fails", () -> {
            var log = new Log(1, NONE);
            together(log, Log::tryToAppend, Log::tryToAppend);
            require(log.failed.get() > 0, "whose batch failed is told so");
            log.append();
            log.requireAnnounced(3 - log.failed.get());
        });
    }

    @Test
    void givenCallersThatWereJustAnswered_whenTheyComeBack_thenTheLeaderThatWaitsForThemIsWoken() {
        Schedules.hold("group commit, a leader that waits", () -> {
            var log = new Log(NONE, 2);
            together(log, Log::append, Log::append);
            together(log, Log::append, Log::append);
            log.requireAnnounced(4);
        });
    }

    /** As leadership would be handed over without a lock: whoever comes between the last look and the end is lost. */
    private static final class Careless {
        private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean led = new AtomicBoolean();

        private static final class Waiting {
            private final Thread caller = Thread.currentThread();
            private volatile boolean over;
        }

        void append() {
            var mine = new Waiting();
            waiting.add(mine);
            if (led.compareAndSet(false, true)) {
                for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                    next.over = true;
                    LockSupport.unpark(next.caller);
                }
                led.set(false);
            }
            while (!mine.over) {
                LockSupport.parkNanos(this, FOR_EVER.toNanos());
            }
        }
    }

    @Test
    void givenLeadershipThatIsHandedOverWithoutALock_whenOneComesMeanwhile_thenItsLostWakeUpIsFound() {
        Schedules.hang("group commit, planted lost wake-up", () -> {
            together(new Careless(), Careless::append, Careless::append);
        });
    }
}
