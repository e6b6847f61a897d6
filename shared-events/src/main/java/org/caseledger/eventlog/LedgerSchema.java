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
     * The migrations of a location, with their history kept in the schema that they fill, so that
     * dropping the schema starts them again. A location includes all folders below it, so locations
     * must not be nested.
     */
    public static void migrate(DataSource dataSource, String schema, String location) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations(location)
                .load()
                .migrate();
    }
}
