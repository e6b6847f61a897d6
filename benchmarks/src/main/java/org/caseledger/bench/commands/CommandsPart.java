package org.caseledger.bench.commands;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.axonframework.common.caching.WeakReferenceCache;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.report.Report;
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
    public record Load(List<Integer> clients, int connections, Duration warmUp, Duration measured) {
        /** As many as clients, or the most, and two for what runs on its own. */
        public int connections(int clients) {
            return Math.min(clients, connections) + 2;
        }

        public int mostClients() {
            return clients.get(clients.size() - 1);
        }
    }

    /** A contestant with so many connections. */
    private record Entry(String name, IntFunction<Contestant> maker) {}

    private final Database database;
    private final Figures figures;
    private final Load load;
    private final List<Entry> entries;
    private Optional<Path> pgbench = Optional.empty();

    public CommandsPart(Database database, Figures figures, Load load) {
        this.database = database;
        this.figures = figures;
        this.load = load;
        this.entries = List.of(
                new Entry(OURS, n -> new Ours(database, n)),
                new Entry(JDBC, n -> new Stock(database, StockJdbc.open(database, n), null)),
                new Entry(JDBC_CACHE, n -> new Stock(database, StockJdbc.open(database, n), new WeakReferenceCache())),
                new Entry(JPA, n -> new Stock(database, StockJpa.defaults(database, n), null)),
                new Entry(JPA_BYTEA, n -> new Stock(database, StockJpa.bytea(database, n), null)),
                new Entry(BARE, n -> new Bare(database, n)),
                new Entry(ONE_COMMIT, n -> new Inserts(database, n, 1)),
                new Entry(MANY_ROWS, n -> new Inserts(database, n, MANY)));
    }

    @Override
    public void prepare() throws Exception {
        pgbench = Pgbench.program();
        figures.note(
                "warmed up %d times; %s is %s",
                warmUp(),
                ONE_COMMIT,
                pgbench.map(program -> "pgbench, " + program).orElse("JDBC: there is no pgbench on this machine"));
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
        int clients = load.mostClients();
        return WarmUp.with(() -> {
            for (var entry : entries) {
                attempt(entry, clients, () -> warm(entry, clients, load.warmUp()));
            }
        });
    }

    private void warm(Entry entry, int clients, Duration time) throws InterruptedException {
        try (var contestant = entry.maker().apply(load.connections(clients))) {
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
            figures.clients(clients).attempt(entry.name(), work);
        }
    }

    private void run(Entry entry, int clients) throws InterruptedException {
        var here = figures.clients(clients);
        try (var contestant = entry.maker().apply(load.connections(clients))) {
            var seen = ClosedLoop.run(contestant, clients, load.warmUp(), load.measured());
            contestant.check(seen.answered());
            long events = contestant.events();
            if (!entry.name().startsWith("PostgreSQL,") || entry.name().equals(BARE)) {
                here.add(entry.name(), "commands/s", seen.perSecond());
            }
            here.add(
                    entry.name(),
                    "events/s",
                    seen.perSecond() * events / seen.answered().size());
            here.latencies(entry.name(), seen.latencies(), 50, 99, 100);
        }
    }

    private void runPgbench(Path program, int clients) throws Exception {
        var seen = Pgbench.run(
                program, database, clients, Math.max(1, load.measured().toSeconds()));
        figures.clients(clients).add(ONE_COMMIT, "events/s", seen.perSecond());
        figures.clients(clients).add(ONE_COMMIT, "ms mean", seen.mean());
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
            } else if (figures.clients(1).has(JDBC, "ms p99")) {
                double ratio = figures.clients(1).ratio("ms p99", OURS, JDBC);
                figures.atMost("p99 at 1 client, of Axon JDBC", ratio, 1, "×");
            }
            if (clients >= 64) {
                ratio("events/s at %d, of PostgreSQL's commit per event", "events/s", clients, List.of(ONE_COMMIT), 1);
            }
        }
    }

    private void ratio(String what, String unit, int clients, List<String> others, double wanted) {
        var here = figures.clients(clients);
        others.stream()
                .filter(other -> here.has(other, unit))
                .mapToDouble(other -> here.ratio(unit, OURS, other))
                .min()
                .ifPresent(ratio -> here.atLeast(what.formatted(clients), ratio, wanted));
    }
}
