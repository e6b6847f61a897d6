package org.caseledger.bench.scale;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.bench.Part;
import org.caseledger.bench.SelfCheckFailed;
import org.caseledger.bench.commands.AppendRate;
import org.caseledger.bench.lives.PastLog;
import org.caseledger.bench.report.Report;
import org.caseledger.bench.report.Report.Measure;
import org.caseledger.bench.report.Target;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.query.repeats.Keys;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.query.views.Views;
import org.caseledger.vault.MasterKey;
import org.caseledger.vault.Vault;

/** What an office pays for its past: the same questions and commands with ever more cases. */
public final class ScalePart implements Part {

    private static final int LARGEST_BLOCK = 10_000;
    private static final int CONNECTIONS = 24;
    private static final int CLIENTS = 16;
    private static final long CHECKED_EVENTS = 3_000_000;

    /** Up to so many cases those who oversee are heard too: their target is of this number. */
    private static final int OVERSEEN = 100_000;

    /** In fewer cases some questions may find nothing. */
    private static final int LEAST_TOLD = 10_000;

    private static final List<String> TABLES =
            List.of("ledger.event", "views.board", "views.deadline", "views.search");

    /** With how many cases, how many questions of each kind, and how long commands are given. */
    public record Sizes(List<Integer> cases, int questions, Duration measured) {}

    private final Database database;
    private final Report report;
    private final Sizes sizes;
    private final Path directory;
    private final Set<String> overseen = new LinkedHashSet<>();

    public ScalePart(Database database, Report report, Sizes sizes, Path directory) {
        this.database = database;
        this.report = report;
        this.sizes = sizes;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "scale";
    }

    /** All sizes in one round, whatever the number of rounds: the log only grows. */
    @Override
    public void round(int number) throws Exception {
        if (number > 0) {
            return;
        }
        database.emptyLedger();
        try (HikariDataSource dataSource = database.pool(CONNECTIONS)) {
            var vault = vault(dataSource);
            var block = new Block(Math.min(LARGEST_BLOCK, sizes.cases().get(0)));
            int largest = sizes.cases().get(sizes.cases().size() - 1);
            var log = new BigLog(database, block, vault, largest / block.cases());
            for (int cases : sizes.cases()) {
                step("the log", cases, () -> log.growTo(cases / block.cases()));
                measure(dataSource, vault, log, cases);
            }
        }
    }

    private Vault vault(HikariDataSource dataSource) throws IOException {
        return new Vault(
                dataSource, Optional.of(MasterKey.openOrCreate(directory.resolve("bench.key"))));
    }

    private void measure(HikariDataSource dataSource, Vault vault, BigLog log, int cases)
            throws Exception {
        var index = new SearchIndex(dataSource, vault);
        var ledger = new EventLog(dataSource, Clock.systemUTC());
        long events = ledger.head();
        if (events <= CHECKED_EVENTS) {
            PastLog.check(dataSource);
        }
        // Anew each time, as the program builds them: it is the program that readies them for
        // readers.
        database.drop("views", "views_beside");
        ViewSchema.migrate(database.own());
        var keys = new Keys(vault, index);
        boolean overseen = cases <= OVERSEEN;
        step(
                overseen ? "all views" : "the views",
                cases,
                () ->
                        KeptViews.fill(
                                dataSource,
                                overseen
                                        ? KeptViews.all(dataSource, index, keys)
                                        : KeptViews.daily(dataSource, index)));
        database.vacuum("views");
        database.settle();
        report.add(figure("events in the log", cases, "events"), events);
        for (var table : TABLES) {
            report.add(figure(table + " with indexes", cases, "MB"), megabytes(table));
        }
        var questions = new Questions(dataSource, index, log.now());
        ask("board page", cases, questions::board);
        ask("deadline list", cases, questions::deadlines);
        ask("search", cases, questions::search);
        if (overseen) {
            try (var signal = new LogSignal(dataSource);
                    var views =
                            new Views(
                                    dataSource,
                                    ledger,
                                    signal,
                                    KeptViews.all(dataSource, index, keys))) {
                new OversightQuestions(dataSource, ledger, keys, views, log.now())
                        .all()
                        .forEach((what, question) -> oversee(what, cases, question));
            }
        }
        commands(log, -cases); // the compiler's work is not on the clock
        report.add(
                figure("commands, %d clients".formatted(CLIENTS), cases, "commands/s"),
                commands(log, cases));
    }

    private double commands(BigLog log, long seed) throws InterruptedException {
        return AppendRate.commandsPerSecond(database, CLIENTS, sizes.measured(), log.now(), seed);
    }

    private void oversee(String what, int cases, Questions.Question question) {
        overseen.add(what);
        ask(what, cases, question);
    }

    private void ask(String what, int cases, Questions.Question question) {
        Questions.ask(
                question, sizes.questions() / 10 + 1, sizes.measured()); // caches and compiler
        var seen = Questions.ask(question, sizes.questions(), sizes.measured().multipliedBy(4));
        SelfCheckFailed.unless(
                seen.found() > 0 || cases < LEAST_TOLD, "%s: nothing was found", what);
        var latencies = seen.latencies();
        report.add(figure(what, cases, "ms p50"), latencies.getValueAtPercentile(50) / 1e6);
        report.add(figure(what, cases, "ms p99"), latencies.getValueAtPercentile(99) / 1e6);
    }

    /** Something that takes its time. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void step(String what, int cases, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        report.add(figure("filling " + what, cases, "s"), (System.nanoTime() - begin) / 1e9);
    }

    private double megabytes(String table) {
        return database.jdbc()
                        .sql("SELECT pg_total_relation_size(CAST(:table AS regclass))")
                        .param("table", table)
                        .query(Long.class)
                        .single()
                / 1e6;
    }

    private Measure figure(String what, int cases, String unit) {
        return new Measure(name(), what, "%,d cases".formatted(cases), unit);
    }

    @Override
    public void targets() {
        int least = sizes.cases().get(0);
        int most = sizes.cases().get(sizes.cases().size() - 1);
        String commands = "commands, %d clients".formatted(CLIENTS);
        report.target(
                Target.atLeast(
                        "commands/s with %,d cases, of those with %,d".formatted(most, least),
                        report.median(figure(commands, most, "commands/s"))
                                / report.median(figure(commands, least, "commands/s")),
                        0.85,
                        "×"));
        int mostOverseen =
                sizes.cases().stream().mapToInt(c -> c).filter(c -> c <= OVERSEEN).max().orElse(0);
        for (var what : overseen) {
            report.target(
                    Target.atMost(
                            "%s with %,d cases, p99".formatted(what, mostOverseen),
                            report.median(figure(what, mostOverseen, "ms p99")),
                            200,
                            "ms"));
        }
        for (var what : List.of("board page", "deadline list", "search")) {
            report.target(
                    Target.atMost(
                            "%s with %,d cases, p99".formatted(what, most),
                            report.median(figure(what, most, "ms p99")),
                            50,
                            "ms"));
        }
    }

    @Override
    public void cleanUp() {
        database.dropLedger();
    }
}
