package org.caseledger.query.views;

import javax.sql.DataSource;
import org.caseledger.eventlog.LedgerSchema;

/** The schema {@code views}, which can be dropped and is then made and filled again. */
public final class ViewSchema {

    private ViewSchema() {}

    /** Brings the tables of all views to the version of this program; run as their owner. */
    public static void migrate(DataSource dataSource) {
        LedgerSchema.migrate(dataSource, "views", "classpath:db/views");
    }
}
