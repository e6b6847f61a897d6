package org.caseledger.query.views;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables of a view that is built alongside the one that answers: the same as those in schema {@code views}, in
 * {@code views_beside}. Migrations know the former only.
 */
final class Tables {
    // PostgreSQL's default, a fifth of a million cases, is months of an office: until then unchanged rows would still
    // be looked up to check their visibility.
    private static final String TENDED = """
            autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
            autovacuum_analyze_scale_factor = 0.02
            """;

    private static final String MEMORY = "SET LOCAL maintenance_work_mem = '256MB'";

    private final JdbcClient jdbc;

    Tables(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Makes them anew and empty, with their keys; other indexes are dearer to keep than to make. */
    void create(List<String> tables) {
        for (String table : tables) {
            jdbc.sql("DROP TABLE IF EXISTS views_beside.%s".formatted(table)).update();
            jdbc.sql("""
                            CREATE TABLE views_beside.%1$s (LIKE views.%1$s INCLUDING ALL EXCLUDING INDEXES)
                              WITH (%2$s)
                            """.formatted(table, TENDED)).update();
            // What is set for a table is not copied with it.
            run("""
                    SELECT format('ALTER TABLE views_beside.%I SET (%s)', relname, array_to_string(reloptions, ', '))
                      FROM pg_class
                     WHERE relnamespace = 'views'::regnamespace AND relname = :table AND reloptions IS NOT NULL
                    """, table);
            addKeys(table);
        }
    }

    /** Whether those of the scripts belong to this role, which may then change them, and are empty. */
    boolean areOursAndEmpty(List<String> tables) {
        boolean ours = jdbc.sql("""
                                SELECT count(*) = :all FROM pg_class
                                 WHERE relnamespace = 'views'::regnamespace AND relname IN (:tables)
                                   AND pg_has_role(relowner, 'USAGE')
                                """)
                .param("all", tables.size())
                .param("tables", tables)
                .query(Boolean.class)
                .single();
        return ours && tables.stream().allMatch(this::isEmpty);
    }

    private boolean isEmpty(String table) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM views.%s)".formatted(table))
                .query(Boolean.class)
                .single();
    }

    /** Has PostgreSQL look after those of the scripts as after those that are built. */
    void tend(List<String> tables) {
        for (String table : tables) {
            jdbc.sql("ALTER TABLE views.%s SET (%s)".formatted(table, TENDED)).update();
        }
    }

    /**
     * Drops the keys that begin with a position, for as long as rows are copied case by case: each would touch another
     * page of them.
     */
    void dropKeysByPosition(List<String> tables) {
        for (String table : tables) {
            run("""
                    SELECT format('ALTER TABLE views_beside.%I DROP CONSTRAINT %I', relname, conname)
                      FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid
                      JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
                     WHERE connamespace = 'views_beside'::regnamespace AND relname = :table AND contype = 'p'
                       AND attname = 'position'
                    """, table);
        }
    }

    /** Adds the keys that are missing. */
    void addKeys(List<String> tables) {
        jdbc.sql(MEMORY).update();
        tables.forEach(this::addKeys);
    }

    private void addKeys(String table) {
        run("""
                SELECT format('ALTER TABLE views_beside.%I ADD CONSTRAINT %I %s',
                              relname, conname, pg_get_constraintdef(c.oid))
                  FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid
                 WHERE connamespace = 'views'::regnamespace AND relname = :table AND contype IN ('p', 'u')
                   AND conname NOT IN (SELECT conname FROM pg_constraint
                                        WHERE connamespace = 'views_beside'::regnamespace)
                 ORDER BY conname
                """, table);
    }

    /** Makes the indexes that are still missing; writers of these tables wait. */
    void index(List<String> tables) {
        jdbc.sql(MEMORY).update();
        for (String table : tables) {
            run("""
                    SELECT replace(indexdef, format(' ON views.%I ', tablename), format(' ON views_beside.%I ', tablename))
                      FROM pg_indexes
                     WHERE schemaname = 'views' AND tablename = :table
                       AND indexname NOT IN (SELECT indexname FROM pg_indexes WHERE schemaname = 'views_beside')
                     ORDER BY indexname
                    """, table);
        }
    }

    /**
     * Vacuums and analyzes the new tables once, before they have readers: autovacuum would come too late for the first
     * ones. Not in a transaction, writers go on.
     */
    void vacuum(List<String> tables) {
        jdbc.sql("""
                        SELECT relname FROM pg_stat_all_tables
                         WHERE schemaname = 'views_beside' AND relname IN (:tables) AND last_vacuum IS NULL
                        """)
                .param("tables", tables)
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("VACUUM (ANALYZE) views_beside.%s".formatted(table))
                        .update());
    }

    /** Puts them in the place of those that answer; fails when readers keep these for too long. */
    void swap(List<String> tables) {
        // Less than PostgreSQL takes to look for a deadlock: a reader that holds one table and
        // waits for the next is never the one to be refused.
        jdbc.sql("SET LOCAL lock_timeout = '500ms'").update();
        for (String table : tables) {
            jdbc.sql("DROP TABLE views.%s".formatted(table)).update();
            jdbc.sql("ALTER TABLE views_beside.%s SET SCHEMA views".formatted(table))
                    .update();
        }
    }

    private void run(String statements, String table) {
        jdbc.sql(statements)
                .param("table", table)
                .query(String.class)
                .list()
                .forEach(statement -> jdbc.sql(statement).update());
    }
}
