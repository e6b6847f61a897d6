package org.caseledger.bench.scale;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.caseledger.bench.Part;
import org.caseledger.bench.lives.PastLog;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;

/** The pages of the web office alone, on a log of one size with all its views. */
public final class PagesPart implements Part {
    private static final int CONNECTIONS = 24;

    private final Database database;
    private final OpenedPages pages;
    private final AtSize here;

    /** The size is the largest that pages are opened at in {@link ScalePart}. */
    public PagesPart(Database database, Figures figures, ScalePart.Sizes sizes, Path directory) {
        this.database = database;
        this.pages = new OpenedPages(directory);
        this.here = AtSize.of(figures, sizes, sizes.mostOverseen());
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
            var log = BigLog.filled(database, vault, here);
            PastLog.check(dataSource);
            KeptViews.rebuild(database, dataSource, vault, true, here);
            pages.open(dataSource, log, here);
        }
    }

    @Override
    public void targets() {
        pages.targets(here);
    }
}
