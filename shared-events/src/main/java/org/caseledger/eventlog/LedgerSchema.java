package org.caseledger.eventlog;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Migrates the tables of the ledger, or of views next to it, to the version of this program. */
public final class LedgerSchema {
    private LedgerSchema() {}

    /** The schemas {@code ledger} and {@code vault}; run it as their owner. */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, "ledger", "classpath:db/migration");
    }

    /**
     * The migrations of some locations, with their history in the schema they fill, so that dropping it starts them
     * again. A location holds all folders below it: keep them apart. A repeatable migration that is no longer there is
     * ignored.
     */
    public static void migrate(DataSource dataSource, String schema, String... locations) {
        Flyway.configure()
                .dataSource(new LongWork(dataSource))
                .schemas(schema)
                .locations(locations)
                .ignoreMigrationPatterns("*:future", "repeatable:missing")
                .load()
                .migrate();
    }
}
