package org.caseledger.bench.commands;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.server.Database;

/** The number of commands per second that a ledger with a history executes. */
public final class AppendRate {
    private AppendRate() {}

    /**
     * Commands per second with this number of clients, given at the end of the log; {@code seed} must differ each time.
     */
    public static double commandsPerSecond(Database database, int clients, Duration measured, Instant end, long seed)
            throws InterruptedException {
        var clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), end));
        try (var ours = Ours.onto(database, clients + 2, clock, seed)) {
            long before = ours.events();
            var seen = ClosedLoop.run(ours, clients, measured.dividedBy(4), measured);
            CheckFailed.unless(ours.events() - before >= seen.answered().size(), "commands left no events");
            return seen.perSecond();
        }
    }
}
