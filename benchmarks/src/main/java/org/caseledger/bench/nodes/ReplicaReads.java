package org.caseledger.bench.nodes;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.commands.ClosedLoop;
import org.caseledger.bench.commands.CommandsPart.Load;
import org.caseledger.bench.commands.Ours;
import org.caseledger.bench.lives.PastLog;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.scale.KeptViews;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.query.views.Views;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.OpeningDataSource;
import org.caseledger.vault.Vault;

/**
 * Board, deadline list and search, answered by the primary alone or by a replica that follows it, without writers and
 * while clients write as fast as they can.
 */
@RequiredArgsConstructor
final class ReplicaReads {
    private static final String PRIMARY = "lists from the primary";
    private static final String REPLICA = "lists from a replica";
    private static final String LISTS = "lists/s";
    private static final int KINDS = 3;
    private static final int MANY = 16;
    private static final List<Integer> WRITERS = List.of(0, MANY);
    private static final int CONNECTIONS = 24;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final List<String> TABLES = List.of("ledger.event", "views.board", "views.deadline", "views.search");

    private final Database database;
    private final Figures figures;
    private final Load load;
    private final long events;
    private long seed;

    /** A log with a past, and its views, which are maintained all the time as in the program. */
    private record Office(HikariDataSource pool, Vault vault, EventLog log, Views views, Instant now) {
        SearchIndex index() {
            return new SearchIndex(pool, vault);
        }

        DataSource shown(DataSource rows) {
            return new OpeningDataSource(rows, new OfficialTexts(vault));
        }

        void level() throws InterruptedException {
            CheckFailed.unless(
                    views.awaitPosition(log.head(), LONGEST), "the views did not arrive: %s", views.status());
        }
    }

    void round(int number) throws Exception {
        database.emptyLedger();
        ViewSchema.migrate(database.own());
        try (HikariDataSource pool = database.pool(CONNECTIONS);
                var signal = new LogSignal(pool)) {
            var vault = database.vault(pool);
            PastLog.fill(pool, vault, events);
            var log = new EventLog(pool, Database.EVENT_KEY, Clock.systemUTC());
            var now = log.readAfter(log.head() - 1, 1).get(0).recordedAt();
            var kept = KeptViews.daily(pool, new SearchIndex(pool, vault));
            try (var views = new Views(pool, log, signal, kept)) {
                views.start();
                var office = new Office(pool, vault, log, views, now);
                office.level();
                database.vacuum("views");
                for (var from : Rotation.of(List.of(PRIMARY, REPLICA), number)) {
                    measure(office, from);
                }
            }
            PastLog.check(pool);
        }
    }

    private void measure(Office office, String from) throws Exception {
        if (from.equals(PRIMARY)) {
            for (int writers : WRITERS) {
                measure(office, office.pool(), from, writers);
            }
            return;
        }
        try (var standby = database.standby()) {
            for (int writers : WRITERS) {
                standby.awaitAll();
                try (var replica =
                        new FromReplica(standby, office.pool(), office.views().names())) {
                    measure(office, replica, from, writers);
                    CheckFailed.unless(replica.share() > 0, "the replica answered nothing");
                    during(writers).add(from, "% by the replica", 100 * replica.share());
                }
            }
            standby.requireSame(TABLES);
        }
    }

    private void measure(Office office, DataSource source, String from, int writers) throws Exception {
        var readers = new Readers(office.shown(source), office.index(), office.now());
        var thread = Executors.newSingleThreadExecutor();
        try {
            var writing = thread.submit(() -> write(office, from, writers));
            var latencies = readers.ask(load.warmUp(), load.measured());
            during(writers).add(from, LISTS, latencies.getTotalCount() * KINDS / seconds());
            during(writers).add(from, "ms p50 of the three", latencies.getValueAtPercentile(50) / 1e6);
            during(writers).add(from, "ms p99 of the three", latencies.getValueAtPercentile(99) / 1e6);
            writing.get();
            office.level();
        } finally {
            thread.shutdownNow();
        }
    }

    private double seconds() {
        return load.measured().toNanos() / 1e9;
    }

    private Void write(Office office, String from, int writers) throws InterruptedException {
        if (writers > 0) {
            var clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), office.now()));
            try (var ours = Ours.onto(database, writers + 2, clock, ++seed)) {
                var seen = ClosedLoop.run(ours, writers, load.warmUp(), load.measured());
                ours.check(seen.answered());
                during(writers).add(from, "commands/s", seen.perSecond());
            }
        }
        return null;
    }

    private Figures during(int writers) {
        return figures.under("%d readers, %d clients", Readers.COUNT, writers);
    }

    void targets() {
        atLeast(0, LISTS, 0.8);
        atLeast(MANY, LISTS, 1);
        atLeast(MANY, "commands/s", 0.8);
    }

    private void atLeast(int writers, String unit, double share) {
        figures.atLeast(
                "%s with %d clients: %s, of %s".formatted(unit, writers, REPLICA, PRIMARY),
                during(writers).ratio(unit, REPLICA, PRIMARY),
                share);
    }
}
