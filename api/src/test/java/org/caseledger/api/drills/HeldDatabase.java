package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.caseledger.api.cli.LedgerProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Holds a program at a step by a lock that a trigger waits for, so that it can be killed there: in the middle of its
 * transaction, or as it commits.
 */
public final class HeldDatabase implements AutoCloseable {
    private static final int LOCK = 4712;
    private static final Duration LONG = Duration.ofMinutes(2);

    private final JdbcClient sql;
    private final Connection holding;

    private HeldDatabase(String url) throws SQLException {
        this.sql = JdbcClient.create(new DriverManagerDataSource(url));
        this.holding = DriverManager.getConnection(url);
        holding.setAutoCommit(false);
        lock();
        sql.sql("""
                        CREATE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql
                        SECURITY DEFINER SET lock_timeout = 0 AS $$
                        BEGIN
                            PERFORM pg_advisory_xact_lock(%d);
                            RETURN NULL;
                        END $$
                        """.formatted(LOCK)).update();
    }

    /** Holds whoever writes such a row; the address is that of the superuser. */
    public static HeldDatabase afterInsert(String url, String table, String condition) throws SQLException {
        return held(url, "TRIGGER hold AFTER INSERT ON " + table, condition);
    }

    /** Holds whoever commits such a row: everything is written, and the commit is sent. */
    public static HeldDatabase atCommit(String url, String table, String condition) throws SQLException {
        return held(
                url,
                "CONSTRAINT TRIGGER hold AFTER INSERT ON %s DEFERRABLE INITIALLY DEFERRED".formatted(table),
                condition);
    }

    private static HeldDatabase held(String url, String trigger, String condition) throws SQLException {
        var held = new HeldDatabase(url);
        held.sql
                .sql("CREATE %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION public.hold()".formatted(trigger, condition))
                .update();
        return held;
    }

    private void lock() throws SQLException {
        try (var statement = holding.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(LOCK));
        }
    }

    /** Returns when one is held and so many wait for a lock, those of this program among them. */
    void awaitWaiting(int sessions, LedgerProcess program) {
        await().atMost(LONG).until(() -> !held().isEmpty() && waiting() == sessions || !program.isAlive());
        assertThat(program.isAlive()).as(program.said()).isTrue();
    }

    /** Returns when one is held. */
    public void awaitWaiting() {
        await().atMost(LONG).until(() -> !held().isEmpty());
    }

    /** What is held is rolled back, as by a database that ends with the program. */
    void rollBack() {
        await().atMost(LONG).until(() -> sql.sql("""
                                                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                                                 WHERE datname = current_database() AND wait_event_type = 'Lock'
                                                """).query(Integer.class).single() == 0);
    }

    /** What is held goes on: the database commits as asked. */
    public void goOn() throws SQLException {
        var held = held().toArray(Integer[]::new);
        holding.rollback();
        await().atMost(LONG)
                .until(() ->
                        sql.sql("""
                                                SELECT count(*) FROM pg_stat_activity
                                                 WHERE pid = ANY (:held) AND state = 'active'
                                                """).param("held", held).query(Integer.class).single() == 0);
    }

    private int waiting() {
        return sql.sql("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """).query(Integer.class).single();
    }

    /** Those that wait for this lock; a node that starts may wait for another. */
    private List<Integer> held() {
        return sql.sql("""
                        SELECT pid FROM pg_locks
                         WHERE locktype = 'advisory' AND objid = :lock AND NOT granted
                           AND database = (SELECT oid FROM pg_database
                                            WHERE datname = current_database())
                        """).param("lock", LOCK).query(Integer.class).list();
    }

    @Override
    public void close() throws SQLException {
        holding.close();
        sql.sql("DROP FUNCTION public.hold() CASCADE").update();
    }
}
