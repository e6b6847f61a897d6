package org.caseledger.api.integrity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.caseledger.eventlog.Outage;
import org.caseledger.text.Text;
import org.caseledger.tlog.NoteRejected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Verifies everything in the background, a page of the log at a time, with a limit of events per second; one run at a
 * time on a node.
 */
@Component
public class BackgroundVerification {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundVerification.class);
    private static final long RESTS = -1;

    private final Verification verification;
    private final TaskScheduler tasks;
    private final Clock clock;
    private final long eventsASecond;
    private final AtomicLong reached = new AtomicLong(RESTS);
    private volatile @Nullable Finished last;

    BackgroundVerification(
            Verification verification,
            TaskScheduler tasks,
            Clock clock,
            @Value("${caseledger.verify.events-a-second}") long eventsASecond) {
        this.verification = verification;
        this.tasks = tasks;
        this.clock = clock;
        this.eventsASecond = eventsASecond;
    }

    /** A verification that came to its end: of how many events, and what did not agree. */
    public record Finished(Instant at, long events, List<Text> faults) {}

    /** The last one that came to its end since the start. */
    public Optional<Finished> last() {
        return Optional.ofNullable(last);
    }

    /** The position that the one under way has reached; empty when none is. */
    public Optional<Long> reached() {
        return Optional.of(reached.get()).filter(position -> position != RESTS);
    }

    /** Begins one at once, unless one is under way. */
    void begin() {
        tasks.schedule(this::run, tasks.getClock().instant());
    }

    /** Verifies everything now, unless one is under way. */
    public void run() {
        if (!reached.compareAndSet(RESTS, 0)) {
            return;
        }
        try {
            var done = verify();
            done.faults().forEach(one -> LOG.error("核验不符 / verification does not agree: {}", one));
            last = done;
        } catch (DataAccessException e) {
            Outage.tell(LOG, "The log could not be verified, it is tried again", e);
        } catch (CancellationException e) {
            LOG.debug("The ledger stops, and with it the verification");
        } finally {
            reached.set(RESTS);
        }
    }

    private Finished verify() {
        var throttle = new Throttle(eventsASecond);
        try {
            var kept = verification.kept(List.of(), verification.verifiers());
            var report = verification.run(kept, position -> pause(throttle, position));
            return new Finished(
                    clock.instant(),
                    report.log().events(),
                    report.faults().stream()
                            .map(one -> new Text(one.zh(), one.en()))
                            .toList());
        } catch (NoteRejected e) {
            return new Finished(clock.instant(), 0, List.of(e.text()));
        }
    }

    private void pause(Throttle throttle, long position) {
        reached.set(position);
        throttle.at(position);
    }
}
