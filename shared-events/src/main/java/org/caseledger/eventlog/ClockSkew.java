package org.caseledger.eventlog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.text.Text;

/**
 * How far the clock of this process is from that of the database: a line of the program's log when it is too far, and
 * one when it is right again.
 */
@Slf4j
public final class ClockSkew {
    /** Threshold for reporting the skew; below it, clocks of several nodes may differ. */
    public static final Duration TOLD_FROM = Duration.ofSeconds(2);

    private final Clock clock;

    private volatile Look last;
    private boolean told;

    /** What the clock was ahead at a moment, which is known by this clock and by one that is never set. */
    private record Look(Duration ahead, Instant at, long nanos) {}

    /** {@code clock} is that of the machine, whatever clock events are recorded by. */
    public ClockSkew(Clock clock) {
        this.clock = clock;
        this.last = new Look(Duration.ZERO, clock.instant(), System.nanoTime());
    }

    /**
     * By how much this clock is ahead of the database, negative when it is behind: as of the last look, and by how much
     * it was set since.
     */
    public Duration ahead() {
        return ahead(last);
    }

    private Duration ahead(Look look) {
        return look.ahead()
                .plus(Duration.between(look.at(), clock.instant()))
                .minusNanos(System.nanoTime() - look.nanos());
    }

    /** The time of the database now; empty while this clock is about right. */
    Optional<Instant> corrected() {
        Duration now = ahead();
        return isTooFar(now) ? Optional.of(clock.instant().minus(now)) : Optional.empty();
    }

    /** Whether it is so far that an operator has to see to it. */
    public boolean isTold() {
        return isTooFar(ahead());
    }

    private static boolean isTooFar(Duration ahead) {
        return ahead.abs().compareTo(TOLD_FROM) >= 0;
    }

    /** The message about it. */
    public Text told() {
        Duration ahead = ahead();
        return ahead.isNegative()
                ? Text.format(
                        "本机时钟比数据库慢 %d 秒，记录的时间可能有误，请校准",
                        "the clock of this machine is %d s behind the database, so recorded times may"
                                + " be wrong: set it right",
                        -ahead.toSeconds())
                : Text.format(
                        "本机时钟比数据库快 %d 秒，记录的时间可能有误，请校准",
                        "the clock of this machine is %d s ahead of the database, so recorded times"
                                + " may be wrong: set it right",
                        ahead.toSeconds());
    }

    Instant now() {
        return clock.instant();
    }

    /** The database said this time to a question asked and answered at these of this clock. */
    void compare(Instant asked, Instant database, Instant answered) {
        Duration ahead = Duration.ZERO;
        if (database.isBefore(asked)) {
            ahead = Duration.between(database, asked);
        } else if (database.isAfter(answered)) {
            ahead = Duration.between(database, answered);
        }
        last = new Look(ahead, answered, System.nanoTime());
        if (isTold() != told) {
            told = isTold();
            if (told) {
                LOG.warn("{}", told());
            } else {
                LOG.info("本机时钟与数据库已一致 / the clocks of this machine and the database agree again");
            }
        }
    }
}
