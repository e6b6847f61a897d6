package org.caseledger.bench.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.caseledger.api.LedgerApplication;
import org.caseledger.api.importing.HistoryImport;
import org.caseledger.api.importing.ImportSummary;
import org.caseledger.api.importing.Rows;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.Part;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.server.ProcessorTime;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.query.views.Views;
import org.caseledger.vault.Vault;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The cases of another system are imported into an empty ledger, and all views built of them, by the program itself.
 * What it says is compared with the log and the board, and the import run again.
 */
public final class ImportPart implements Part {
    private static final String OURS = "Case Ledger";
    private static final String PROGRAM = "Case Ledger, program";
    private static final String SERVER = "Case Ledger, PostgreSQL";
    private static final String CASES = "cases/s";
    private static final String EVENTS = "events/s";
    private static final String PROCESSOR = "CPU s/1,000 cases";
    private static final double MOST_PROCESSOR_TIME = 3.4;

    private final Database database;
    private final Figures figures;
    private final int cases;
    private final Path directory;
    private Path table;

    /** {@code directory} is for the table, and for the program's files outside its database. */
    public ImportPart(Database database, Figures figures, int cases, Path directory) {
        this.database = database;
        this.figures = figures.under("%,d cases", cases);
        this.cases = cases;
        this.directory = directory;
    }

    @Override
    public void prepare() throws IOException {
        table = OldSystem.write(directory.resolve("old-system.csv"), cases);
    }

    @Override
    public void round(int number) throws Exception {
        database.dropLedger();
        try (var program = program()) {
            var log = program.getBean(EventLog.class);
            var views = program.getBean(Views.class);
            views.names().forEach(views::pause);
            long head = log.head();
            var before = ProcessorTime.now(database);
            long begin = System.nanoTime();
            var summary = importTable(program);
            views.rebuildAll((done, total) -> {});
            double seconds = (System.nanoTime() - begin) / 1e9;
            var used = ProcessorTime.now(database).since(before);
            check(summary, log.head() - head, program);
            figures.add(OURS, CASES, cases / seconds);
            figures.add(OURS, EVENTS, (log.head() - head) / seconds);
            figures.add(PROGRAM, PROCESSOR, used.program() * 1_000 / cases);
            if (used.server() != null) {
                figures.add(SERVER, PROCESSOR, used.server() * 1_000 / cases);
                figures.add(OURS, PROCESSOR, (used.program() + used.server()) * 1_000 / cases);
            }
        }
    }

    private ConfigurableApplicationContext program() {
        return new SpringApplicationBuilder(LedgerApplication.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--spring.datasource.url=" + database.own().getJdbcUrl(),
                        "--spring.datasource.username=" + database.own().getUsername(),
                        "--spring.datasource.password=" + database.own().getPassword(),
                        "--caseledger.data=" + directory.resolve("import"),
                        "--caseledger.sweep-every=24h",
                        "--caseledger.audit-views-first=24h",
                        "--caseledger.compare-views-first=24h");
    }

    private ImportSummary importTable(ConfigurableApplicationContext program) {
        var mapping = OldSystem.mapping();
        return program.getBean(HistoryImport.class)
                .run(
                        Rows.open(table, mapping.file()),
                        mapping,
                        LocalDateTime.now(),
                        reject -> {
                            throw new CheckFailed("a row was rejected: " + reject);
                        },
                        soFar -> {});
    }

    private void check(ImportSummary summary, long events, ConfigurableApplicationContext program)
            throws InterruptedException {
        CheckFailed.unless(summary.taken() == cases, "%d of %d cases were taken", summary.taken(), cases);
        CheckFailed.unless(
                database.count("ledger.event WHERE type = 'HistoryAdopted'") == cases,
                "the log has not each case once");
        CheckFailed.unless(events >= 5L * cases, "%d events of %d cases are too few", events, cases);
        CheckFailed.unless(database.count("views.board") == cases, "the board has not each case once");
        new LogCheck(database.own(), program.getBean(Vault.class).events())
                .run(position -> {})
                .ifPresent(fault -> {
                    throw new CheckFailed("the log is not whole: " + fault.en());
                });
        var log = program.getBean(EventLog.class);
        long head = log.head();
        var again = importTable(program);
        CheckFailed.unless(
                again.alreadyThere() == cases && again.taken() == 0 && log.head() == head,
                "run again, the import added something: %s",
                again);
    }

    @Override
    public void targets() {
        if (figures.has(OURS, PROCESSOR)) {
            figures.atMost(
                    "processor time of an import with its views, program and PostgreSQL",
                    figures.median(OURS, PROCESSOR),
                    MOST_PROCESSOR_TIME,
                    "s/1,000 cases");
        }
    }
}
