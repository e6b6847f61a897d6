package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.caseledger.api.integrity.Verification;
import org.caseledger.api.web.SelfCheck;
import org.caseledger.text.Text;
import org.caseledger.tlog.NoteRejected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Verifies everything daily beside the work, a page of the log at a time and so many events a
 * second at most; down when something did not agree the last time.
 */
@Component
class VerificationHealth implements HealthIndicator, SelfCheck {

    private static final Logger LOG = LoggerFactory.getLogger(VerificationHealth.class);

    private final Verification verification;
    private final Clock clock;
    private final long eventsASecond;
    private volatile long reached;
    private volatile @Nullable Finished last;

    VerificationHealth(
            Verification verification,
            Clock clock,
            @Value("${caseledger.verify.events-a-second}") long eventsASecond) {
        this.verification = verification;
        this.clock = clock;
        this.eventsASecond = eventsASecond;
    }

    /** A verification that came to its end. */
    private record Finished(Instant at, long events, List<Text> faults) {}

    @Scheduled(
            initialDelayString = "${caseledger.verify.first}",
            fixedDelayString = "${caseledger.verify.every}")
    final void verify() {
        try {
            var done = run();
            last = done;
            done.faults().forEach(one -> LOG.error("核验不符 / verification does not agree: {}", one));
        } catch (DataAccessException e) {
            LOG.warn("The log could not be verified, it is tried again: {}", e.getMessage());
        } catch (CancellationException e) {
            LOG.debug("The ledger stops, and with it the verification");
        }
    }

    private Finished run() {
        long started = System.nanoTime();
        try {
            var kept = verification.kept(List.of(), verification.verifiers());
            var report = verification.run(kept, position -> pause(started, position));
            return new Finished(
                    clock.instant(),
                    report.log().events(),
                    report.faults().stream().map(one -> new Text(one.zh(), one.en())).toList());
        } catch (NoteRejected e) {
            return new Finished(clock.instant(), 0, List.of(new Text(e.zh(), e.en())));
        }
    }

    private void pause(long started, long position) {
        reached = position;
        long due = started + position * TimeUnit.SECONDS.toNanos(1) / eventsASecond;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
        }
    }

    @Override
    public List<Text> faults() {
        var done = last;
        return done == null ? List.of() : done.faults();
    }

    @Override
    public Health health() {
        var done = last;
        if (done == null) {
            return Health.up().withDetail("reached", reached).build();
        }
        return done.faults().isEmpty()
                ? Health.up()
                        .withDetail("reached", reached)
                        .withDetail("verified", done.events())
                        .withDetail("at", done.at())
                        .build()
                : Faults.down(done.faults());
    }
}
