package org.caseledger.stamping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.jspecify.annotations.Nullable;

/**
 * Has the log's last checkpoint stamped by one authority, so often as the pace says, while it grows: the last one of an
 * evening is stamped when the next is due, with nothing after it.
 */
@Slf4j
final class Stamper implements AutoCloseable {
    private final Authority authority;
    private final StampClient client;
    private final PublishedLog log;
    private final Stamps stamps;
    private final Clock clock;
    private final StampingPace pace;
    private final ScheduledThreadPoolExecutor thread;
    // Written by a single thread, like the fields below.
    private volatile StampStatus status;
    private int failures;
    private volatile @Nullable Future<?> planned;

    Stamper(Authority authority, PublishedLog log, Stamps stamps, Clock clock, StampingPace pace) {
        this.authority = authority;
        this.client = new StampClient(authority, clock, pace.patience());
        this.log = log;
        this.stamps = stamps;
        this.clock = clock;
        this.pace = pace;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            var asking = new Thread(task, "timestamps " + authority.name());
            asking.setDaemon(true);
            return asking;
        });
        this.status = new StampStatus(authority.name(), authority.url(), 0, null, null, null, "", "");
        stamps.last(authority.name()).ifPresent(this::begin);
    }

    private void begin(Stamp last) {
        status = status.stamped(last, null);
        try {
            StampCheck.requireUnchanged(last, authority.trusted());
        } catch (StampRejected e) {
            var text = StampFault.CHANGED.text().and("：" + e.zh(), ": " + e.en());
            status = status.failed(StampFault.CHANGED, text, null);
            tell(null);
        }
    }

    StampStatus status() {
        return status;
    }

    boolean isOf(String name) {
        return authority.name().equals(name);
    }

    boolean isWaiting() {
        return planned != null;
    }

    /** Signals that there may be a new checkpoint; returns at once. */
    void wake() {
        thread.execute(() -> {
            if (planned == null) {
                askWhenDue();
            }
        });
    }

    private void askWhenDue() {
        StampFault before = status.fault();
        try {
            Optional<Stamp> last = stamps.last(authority.name());
            Duration wait = last.map(this::untilDue).orElse(Duration.ZERO);
            if (wait.compareTo(Duration.ZERO) > 0) {
                plan(wait);
                return;
            }
            askAfter(last);
            failures = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (StampRejected e) {
            failed(e.fault(), e.text());
        } catch (RuntimeException e) {
            // For example, our own database is unavailable.
            failed(StampFault.LATE, new Text("未能请求：" + e, "not asked: " + e));
        }
        tell(before);
    }

    private Duration untilDue(Stamp last) {
        return Duration.between(clock.instant(), last.at().plus(pace.every()));
    }

    private void askAfter(Optional<Stamp> last) throws InterruptedException {
        SignedNote note = log.ownCheckpoint().orElse(null);
        long done = last.map(Stamp::size).orElse(0L);
        if (note == null || Checkpoint.parse(note.text()).size() <= done) {
            return;
        }
        Instant signedAt = log.signedAt(Checkpoint.parse(note.text()).size()).orElse(Instant.EPOCH);
        Stamp stamp = client.ask(note, signedAt);
        stamps.add(stamp);
        status = status.stamped(stamp, clock.instant());
    }

    private void failed(StampFault why, Text text) {
        failures++;
        status = status.failed(why, text, clock.instant());
        plan(pace.pause(failures));
    }

    private void plan(Duration wait) {
        planned = thread.schedule(this::planned, wait.toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    private void planned() {
        planned = null;
        askWhenDue();
    }

    private void tell(@Nullable StampFault before) {
        StampStatus now = status;
        if (now.fault() != null && now.fault() != before) {
            LOG.warn("时间戳机构 {}：{} / timestamping authority {}: {}", now.name(), now.zh(), now.name(), now.en());
        } else if (now.fault() == null && before != null) {
            LOG.info("{} {}: {}", now.name(), now.stampedAt(), now.size());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
