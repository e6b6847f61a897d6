package org.caseledger.eventlog;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables of the ledger, or of views beside it, to the version of this program. */
public final class LedgerSchema {

    private LedgerSchema() {}

    /** The schemas {@code ledger} and {@code vault}; run as their owner. */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, "ledger", "classpath:db/migration");
    }

    /**
     * The migrations of a location, with their history kept in the schema they fill, so that
     * dropping it starts them again. A location holds all folders below it: keep them apart.
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
