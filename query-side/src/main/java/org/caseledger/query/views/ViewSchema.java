package org.caseledger.query.views;

import javax.sql.DataSource;
import org.caseledger.eventlog.LedgerSchema;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema {@code views}, which can be dropped and is then made and filled again. Each view has one script
 * {@code R__<view>.sql} with its tables, next to its class; views of an office have theirs in {@code db/views} on the
 * class path. A script that has changed is run again and takes the view's tokens away, so that its rows are built anew.
 */
public final class ViewSchema {
    /** The tokens, and the scripts of an office. */
    private static final String TOKENS = "classpath:db/views";

    private static final String SCRIPTS = "classpath:org/caseledger/query";

    private ViewSchema() {}

    /** Brings the tables of all views to the version of this program; run as their owner. */
    public static void migrate(DataSource dataSource) {
        dropIfMadeStepByStep(JdbcClient.create(dataSource));
        LedgerSchema.migrate(dataSource, "views", TOKENS, SCRIPTS);
    }

    /** Which change of its scripts a database has had last: a standby may not have the latest. */
    public static int changes(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT max(installed_rank) FROM views.flyway_schema_history")
                .query(Integer.class)
                .single();
    }

    // Before the first release the tables were made by some thirty migrations one after the other.
    // What they made is built anew once, rather than brought into step.
    private static void dropIfMadeStepByStep(JdbcClient jdbc) {
        boolean hasHistory = jdbc.sql("SELECT to_regclass('views.flyway_schema_history') IS NOT NULL")
                .query(Boolean.class)
                .single();
        if (hasHistory && isMadeStepByStep(jdbc)) {
            jdbc.sql("DROP SCHEMA IF EXISTS views, views_beside CASCADE").update();
        }
    }

    private static boolean isMadeStepByStep(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM views.flyway_schema_history WHERE script = 'V2__board.sql')
                        """).query(Boolean.class).single();
    }
}
