package org.caseledger.stamping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.proof.CheckpointListener;
import org.caseledger.proof.PublishedLog;
import org.caseledger.tlog.SignedNote;

/** The authorities that stamp this log's checkpoints, each asked in the background. */
@Slf4j
public final class Timestamps implements CheckpointListener, AutoCloseable {
    /** A log that has grown and waits longer for a stamp raises the alarm. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final List<Authority> authorities;
    private final List<Stamper> stampers;
    private final Stamps stamps;
    private final PublishedLog log;
    private final Clock clock;

    public Timestamps(
            Collection<Authority> authorities,
            PublishedLog log,
            DataSource dataSource,
            Clock clock,
            StampingPace pace) {
        this.authorities = List.copyOf(authorities);
        this.stamps = new Stamps(dataSource);
        this.log = log;
        this.clock = clock;
        this.stampers = authorities.stream()
                .map(one -> new Stamper(one, log, stamps, clock, pace))
                .toList();
    }

    @Override
    public void signed(SignedNote checkpoint) {
        stampers.forEach(Stamper::wake);
    }

    /** The status of each, in the order of the settings. */
    public List<StampStatus> status() {
        return stampers.stream().map(Stamper::status).toList();
    }

    /** Whether a stored stamp was changed, or the log has grown for a day without one. */
    public boolean isAlarmed() {
        return status().stream().anyMatch(this::isAlarming);
    }

    /** Whether an authority is asked again at a time that is known. */
    boolean isWaiting(String authority) {
        return stampers.stream().anyMatch(one -> one.isOf(authority) && one.isWaiting());
    }

    private boolean isAlarming(StampStatus status) {
        Instant longAgo = clock.instant().minus(LONGEST_WAIT);
        return status.fault() == StampFault.CHANGED
                || log.firstSignedAfter(status.size()).filter(longAgo::isAfter).isPresent();
    }

    /** A stamp, and the certificates (PEM) by which its authority is known here. */
    public record Known(Stamp stamp, String pem) {}

    /**
     * For each authority the first stamp over the event at this position, or its last stamp where none is over it yet.
     * One that was changed since is left out, which is logged.
     */
    public List<Known> over(long position) {
        return authorities.stream()
                .flatMap(one -> stamps
                        .firstOver(one.name(), position)
                        .or(() -> stamps.last(one.name()))
                        .filter(stamp -> isUnchanged(stamp, one))
                        .map(stamp -> new Known(stamp, one.pem()))
                        .stream())
                .toList();
    }

    private static boolean isUnchanged(Stamp stamp, Authority authority) {
        try {
            StampCheck.requireUnchanged(stamp, authority.trusted());
            return true;
        } catch (StampRejected e) {
            LOG.error("{} {}: {} / {}", authority.name(), stamp.size(), StampFault.CHANGED.text(), e.text());
            return false;
        }
    }

    @Override
    public void close() {
        stampers.forEach(Stamper::close);
    }
}
