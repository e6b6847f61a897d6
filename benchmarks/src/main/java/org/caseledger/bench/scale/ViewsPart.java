package org.caseledger.bench.scale;

import com.zaxxer.hikari.HikariDataSource;
import org.caseledger.bench.Part;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.server.ProcessorTime;

/** All views of a log of the largest size, built anew in one pass and compared with the log. */
public final class ViewsPart implements Part {
    private static final int CONNECTIONS = 24;
    private static final String FILLING = "filling all views";
    private static final String EACH = "s/1,000 cases";

    /** All views of a million cases in 45 minutes. */
    private static final double MOST_SECONDS = 2.7;

    private final Database database;
    private final AtSize here;

    public ViewsPart(Database database, Figures figures, ScalePart.Sizes sizes) {
        this.database = database;
        this.here = AtSize.of(figures, sizes, sizes.largest());
    }

    /** In one round, whatever the number of rounds. */
    @Override
    public void round(int number) throws Exception {
        if (number > 0) {
            return;
        }
        database.emptyLedger();
        try (HikariDataSource dataSource = database.pool(CONNECTIONS)) {
            var vault = database.vault(dataSource);
            BigLog.filled(database, vault, here);
            var before = ProcessorTime.now(database);
            KeptViews.rebuild(database, dataSource, vault, true, here);
            report(ProcessorTime.now(database).since(before));
            new ViewsCheck(database).check(KeptViews.all(dataSource, vault), here.cases());
        }
    }

    private void report(ProcessorTime used) {
        here.add(FILLING, EACH, here.median(FILLING, "s") * 1_000 / here.cases());
        here.add("the program", "CPU " + EACH, used.program() * 1_000 / here.cases());
        if (used.server() != null) {
            here.add("PostgreSQL", "CPU " + EACH, used.server() * 1_000 / here.cases());
        }
        database.sizes().forEach((table, bytes) -> here.add(table, "MB", bytes / 1e6));
    }

    @Override
    public void targets() {
        here.figures().atMost(FILLING, here.median(FILLING, EACH), MOST_SECONDS, EACH);
    }
}
