package org.caseledger.bench.commands;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caseledger.bench.SelfCheckFailed;
import org.caseledger.bench.server.Database;

/** How many commands a second a ledger takes that has a past. */
public final class AppendRate {

    private AppendRate() {}

    /**
     * Commands a second with so many clients, given when the log ends; {@code seed} must be another
     * one each time.
     */
    public static double commandsPerSecond(
            Database database, int clients, Duration measured, Instant end, long seed)
            throws InterruptedException {
        var clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), end));
        try (var ours = Ours.onto(database, clients + 2, clock, seed)) {
            long before = ours.events();
            var seen = ClosedLoop.run(ours, clients, measured.dividedBy(4), measured);
            SelfCheckFailed.unless(
                    ours.events() - before >= seen.answered().size(), "commands left no events");
            return seen.perSecond();
        }
    }
}
