package org.caseledger.bench.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.caching.WeakReferenceCache;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.report.Report;
import org.caseledger.bench.report.Report.Measure;
import org.caseledger.bench.report.Target;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.stock.StockJdbc;
import org.caseledger.bench.stock.StockJpa;

/** Commands per second and their latencies, for every contestant with few and many clients. */
public final class CommandsPart implements Part {
    static final String OURS = "Case Ledger";
    static final String JDBC = "Axon JDBC";
    static final String JDBC_CACHE = "Axon JDBC, its cache";
    static final String JPA = "Axon JPA (defaults)";
    static final String JPA_BYTEA = "Axon JPA (bytea)";
    static final String BARE = "PostgreSQL, read and insert";
    static final String ONE_COMMIT = "PostgreSQL, commit per event";
    static final String MANY_ROWS = "PostgreSQL, 100 rows a commit";

    private static final int MANY = 100;

    /** The numbers of clients, and the durations. */
    public record Load(List<Integer> clients, int connections, Duration warmUp, Duration measured) {}

    private record Entry(String name, Maker maker) {}

    @FunctionalInterface
    private interface Maker {
        Contestant open(int connections);
    }

    private final Database database;
    private final Report report;
    private final Load load;
    private final List<Entry> entries;
    private final Optional<Path> pgbench;

    public CommandsPart(Database database, Report report, Load load) throws IOException {
        this.database = database;
        this.report = report;
        this.load = load;
        this.pgbench = Pgbench.program();
        this.entries = new ArrayList<>(commandEntries());
        entries.add(new Entry(BARE, n -> new Bare(database, n)));
        entries.add(new Entry(ONE_COMMIT, n -> new Inserts(database, n, 1)));
        entries.add(new Entry(MANY_ROWS, n -> new Inserts(database, n, MANY)));
    }

    private List<Entry> commandEntries() {
        return List.of(
                new Entry(OURS, n -> new Ours(database, n)),
                new Entry(JDBC, n -> new Stock(database, StockJdbc.open(database, n), null)),
                new Entry(JDBC_CACHE, n -> new Stock(database, StockJdbc.open(database, n), new WeakReferenceCache())),
                new Entry(JPA, n -> new Stock(database, StockJpa.defaults(database, n), null)),
                new Entry(JPA_BYTEA, n -> new Stock(database, StockJpa.bytea(database, n), null)));
    }

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public void prepare() throws Exception {
        report.note("commands: warmed up %d times; ".formatted(warmUp())
                + (pgbench.isPresent()
                        ? ONE_COMMIT + " is pgbench, " + pgbench.get()
                        : ONE_COMMIT + " is JDBC: there is no pgbench on this machine"));
    }

    /**
     * The first contestant must not pay for the compiler's work that all share; and what was compiled for one alone is
     * compiled again when another one runs.
     */
    private int warmUp() throws Exception {
        if (load.warmUp().isZero()) {
            // At least the classes are loaded before the measurement begins.
            warm(entries.get(0), 1, Duration.ofMillis(200));
            return 0;
        }
        int clients = load.clients().get(load.clients().size() - 1);
        return WarmUp.with(() -> {
            for (var entry : entries) {
                attempt(entry, clients, () -> warm(entry, clients, load.warmUp()));
            }
        });
    }

    private void warm(Entry entry, int clients, Duration time) throws InterruptedException {
        try (var contestant = entry.maker().open(Math.min(clients, load.connections()) + 2)) {
            ClosedLoop.run(contestant, clients, time, time);
        }
    }

    @Override
    public void round(int number) throws Exception {
        for (int clients : load.clients()) {
            for (var entry : Rotation.of(entries, number)) {
                attempt(entry, clients, () -> {
                    if (entry.name().equals(ONE_COMMIT) && pgbench.isPresent()) {
                        runPgbench(pgbench.get(), clients);
                    } else {
                        run(entry, clients);
                    }
                });
            }
        }
    }

    /** Others may fail, which is reported; without ours there is nothing to report. */
    private void attempt(Entry entry, int clients, Report.Work work) throws Exception {
        if (entry.name().equals(OURS)) {
            work.run();
        } else {
            report.attempt(name(), entry.name(), load(clients), work);
        }
    }

    private void run(Entry entry, int clients) throws InterruptedException {
        int connections = Math.min(clients, load.connections()) + 2;
        try (var contestant = entry.maker().open(connections)) {
            var seen = ClosedLoop.run(contestant, clients, load.warmUp(), load.measured());
            contestant.check(seen.answered());
            long events = contestant.events();
            if (!entry.name().startsWith("PostgreSQL,") || entry.name().equals(BARE)) {
                report.add(measure(entry.name(), clients, "commands/s"), seen.perSecond());
            }
            report.add(
                    measure(entry.name(), clients, "events/s"),
                    seen.perSecond() * events / seen.answered().size());
            report.add(measure(entry.name(), clients, "ms p50"), seen.percentile(50));
            report.add(measure(entry.name(), clients, "ms p99"), seen.percentile(99));
            report.add(measure(entry.name(), clients, "ms max"), seen.max());
        }
    }

    private void runPgbench(Path program, int clients) throws Exception {
        var seen = Pgbench.run(
                program, database, clients, Math.max(1, load.measured().toSeconds()));
        report.add(measure(ONE_COMMIT, clients, "events/s"), seen.perSecond());
        report.add(measure(ONE_COMMIT, clients, "ms mean"), seen.mean());
    }

    private Measure measure(String contestant, int clients, String unit) {
        return new Measure(name(), contestant, load(clients), unit);
    }

    private static String load(int clients) {
        return clients + (clients == 1 ? " client" : " clients");
    }

    /** Those that need a contestant that has failed are left out. */
    @Override
    public void targets() {
        for (int clients : load.clients()) {
            if (clients > 1) {
                ratio(
                        "commands/s at %d, of the better of Axon's engines",
                        "commands/s", clients, List.of(JDBC, JPA, JPA_BYTEA), 3);
                ratio("commands/s at %d, of Axon JDBC with its cache", "commands/s", clients, List.of(JDBC_CACHE), 1);
                ratio("commands/s at %d, of Axon JPA", "commands/s", clients, List.of(JPA), 12);
            } else if (report.isMeasured(measure(JDBC, 1, "ms p99"))) {
                report.target(Target.atMost(
                        "p99 at 1 client, of Axon JDBC",
                        report.median(measure(OURS, 1, "ms p99")) / report.median(measure(JDBC, 1, "ms p99")),
                        1,
                        "×"));
            }
            if (clients >= 64) {
                ratio("events/s at %d, of PostgreSQL's commit per event", "events/s", clients, List.of(ONE_COMMIT), 1);
            }
        }
    }

    private void ratio(String what, String unit, int clients, List<String> others, double wanted) {
        others.stream()
                .map(other -> measure(other, clients, unit))
                .filter(report::isMeasured)
                .mapToDouble(report::median)
                .max()
                .ifPresent(best -> report.target(Target.atLeast(
                        what.formatted(clients), report.median(measure(OURS, clients, unit)) / best, wanted, "×")));
    }

    @Override
    public void cleanUp() {
        database.dropLedger();
        database.drop("bare", "stock_jdbc", "stock_jpa", "stock_jpa_bytea");
    }
}
