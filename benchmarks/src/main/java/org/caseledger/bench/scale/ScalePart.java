package org.caseledger.bench.scale;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.caseledger.bench.Part;
import org.caseledger.bench.commands.AppendRate;
import org.caseledger.bench.lives.PastLog;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.views.Views;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.OpeningDataSource;
import org.caseledger.vault.Vault;

/** The cost of a growing history: the same queries and commands with ever more cases. */
public final class ScalePart implements Part {
    private static final String BOARD = "board page";
    private static final String DEADLINES = "deadline list";
    private static final String SEARCH = "search";
    private static final List<String> DAILY = List.of(BOARD, DEADLINES, SEARCH);
    private static final int CONNECTIONS = 24;
    private static final int CLIENTS = 16;
    private static final String COMMANDS = "commands, %d clients".formatted(CLIENTS);
    private static final long CHECKED_EVENTS = 3_000_000;

    /** The number of cases up to which oversight queries are included, because their target refers to it. */
    private static final int OVERSEEN = 100_000;

    private static final List<String> TABLES = List.of("ledger.event", "views.board", "views.deadline", "views.search");

    /** The numbers of cases, the number of queries of each kind, and the duration of the command measurement. */
    public record Sizes(List<Integer> cases, int questions, Duration measured) {
        int largest() {
            return cases.get(cases.size() - 1);
        }

        /** The largest number at which oversight and pages are included; 0 for none. */
        int mostOverseen() {
            return cases.stream().filter(c -> c <= OVERSEEN).reduce((a, b) -> b).orElse(0);
        }
    }

    private final Database database;
    private final Figures figures;
    private final Sizes sizes;
    private final Set<String> overseen = new LinkedHashSet<>();
    private final OpenedPages pages;

    public ScalePart(Database database, Figures figures, Sizes sizes, Path directory) {
        this.database = database;
        this.figures = figures;
        this.sizes = sizes;
        this.pages = new OpenedPages(directory);
    }

    /** All sizes in one round, whatever the number of rounds: the log only grows. */
    @Override
    public void round(int number) throws Exception {
        if (number > 0) {
            return;
        }
        database.emptyLedger();
        try (HikariDataSource dataSource = database.pool(CONNECTIONS)) {
            var vault = database.vault(dataSource);
            var block = Block.within(sizes.cases().get(0));
            var log = new BigLog(database, block, vault, sizes.largest() / block.cases());
            for (int cases : sizes.cases()) {
                var here = at(cases);
                here.step("filling the log", () -> log.growTo(cases / block.cases()));
                measure(dataSource, vault, log, here);
            }
        }
    }

    private void measure(HikariDataSource dataSource, Vault vault, BigLog log, AtSize here) throws Exception {
        var index = new SearchIndex(dataSource, vault);
        long events = new EventLog(dataSource, Database.EVENT_KEY, Clock.systemUTC()).head();
        if (events <= CHECKED_EVENTS) {
            PastLog.check(dataSource);
        }
        boolean all = here.cases() <= OVERSEEN;
        KeptViews.rebuild(database, dataSource, vault, all, here);
        here.add("events in the log", "events", events);
        for (var table : TABLES) {
            here.add(table + " with indexes", "MB", megabytes(table));
        }
        var questions = new Questions(shown(dataSource, vault), index, log.now());
        here.ask(BOARD, questions::board);
        here.ask(DEADLINES, questions::deadlines);
        here.ask(SEARCH, questions::search);
        if (all) {
            oversee(dataSource, vault, log, here);
        }
        if (here.cases() == sizes.mostOverseen()) {
            pages.open(dataSource, log, here);
        }
        commands(log, -here.cases()); // warm-up for the compiler is not measured
        here.add(COMMANDS, "commands/s", commands(log, here.cases()));
    }

    /** Opens the texts of officers as rows are read, as for people. */
    private static DataSource shown(DataSource dataSource, Vault vault) {
        return new OpeningDataSource(dataSource, new OfficialTexts(vault));
    }

    private double commands(BigLog log, long seed) throws InterruptedException {
        return AppendRate.commandsPerSecond(database, CLIENTS, sizes.measured(), log.now(), seed);
    }

    private void oversee(HikariDataSource dataSource, Vault vault, BigLog log, AtSize here) throws Exception {
        var index = new SearchIndex(dataSource, vault);
        var keys = new RepeatKeyFactory(vault, index);
        var ledger = new EventLog(dataSource, Database.EVENT_KEY, Clock.systemUTC());
        try (var signal = new LogSignal(dataSource);
                var views = new Views(dataSource, ledger, signal, KeptViews.all(dataSource, index, vault))) {
            var questions = new OversightQuestions(
                    shown(dataSource, vault),
                    ledger.opening(new OfficialTexts(vault)::openJson),
                    keys,
                    views,
                    log.now());
            questions.all().forEach(here::ask);
            overseen.addAll(questions.all().keySet());
        }
    }

    private double megabytes(String table) {
        return database.jdbc()
                        .sql("SELECT pg_total_relation_size(CAST(:table AS regclass))")
                        .param("table", table)
                        .query(Long.class)
                        .single()
                / 1e6;
    }

    @Override
    public void targets() {
        var least = at(sizes.cases().get(0));
        var most = at(sizes.largest());
        figures.atLeast(
                "commands/s with %,d cases, of those with %,d".formatted(most.cases(), least.cases()),
                most.median(COMMANDS, "commands/s") / least.median(COMMANDS, "commands/s"),
                0.85);
        var mostOverseen = at(sizes.mostOverseen());
        overseen.forEach(what -> mostOverseen.atMost(what, "ms p99", 200));
        pages.targets(mostOverseen);
        DAILY.forEach(what -> most.atMost(what, "ms p99", 50));
    }

    private AtSize at(int cases) {
        return AtSize.of(figures, sizes, cases);
    }
}
