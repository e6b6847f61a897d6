package org.caseledger.api.offices;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.postgres.ExternalDatabase;

/**
 * The session that holds an office's database for a node. Advisory locks of two numbers: {@link #OFFICE} is had by one
 * session at once, {@link #HOLDS} by the same under the number of the node's run, {@link #WORKS} under that number by
 * each connection that works for it.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class LockSession implements AutoCloseable {
    private static final int VALID_SECONDS = 5;
    private static final int OFFICE = 0x0FF1CE;
    private static final int HOLDS = OFFICE + 1;
    private static final int WORKS = OFFICE + 2;

    /** It may end others of its login; that of a machine that is lost ends within 25 s. */
    private static final String PREPARE = """
            SET ROLE NONE;
            SET tcp_keepalives_idle = 10;
            SET tcp_keepalives_interval = 5;
            SET tcp_keepalives_count = 3
            """;

    private static final String NAME = "SELECT set_config('application_name', ?, false)";

    private static final String LOCKS_HERE = """
            FROM pg_locks WHERE locktype = 'advisory' AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    /** Its own before, which was cut off and which the server has not missed yet. */
    private static final String END_OWN = "SELECT pg_terminate_backend(pid, 5000) "
            + LOCKS_HERE
            + "AND classid = %d::oid AND objid = %d::oid AND mode = 'ExclusiveLock'";

    private static final String TAKE = "SELECT pg_try_advisory_lock(%d, 0)";

    private static final String HOLDER = "SELECT application_name FROM pg_stat_activity WHERE pid IN (SELECT pid "
            + LOCKS_HERE
            + "AND classid = %d::oid AND objid = 0::oid)";

    private static final String TELL = "SELECT pg_advisory_lock(%d, %d) IS NOT NULL";

    private static final String END_OTHERS = "SELECT coalesce(bool_and(pg_terminate_backend(pid, 5000)), true) "
            + LOCKS_HERE
            + "AND classid = %d::oid AND objid <> %d::oid";

    /** First it can be found, then it looks: whoever takes the office meanwhile ends it. */
    private static final String WORK = """
            DO $$ BEGIN
                PERFORM pg_advisory_lock_shared(%1$d, %3$d);
                IF pg_try_advisory_lock_shared(%2$d, %3$d) THEN
                    PERFORM pg_advisory_unlock_shared(%2$d, %3$d);
                    RAISE EXCEPTION 'this node does not hold the office' USING ERRCODE = '57P03';
                END IF;
            END $$\
            """;

    private final Connection connection;

    /** That another node has the office. */
    static final class Taken extends Exception {
        private static final long serialVersionUID = 1L;

        Taken(String by) {
            super(by);
        }
    }

    /** Holds the office; all connections that another run still has there are ended before. */
    static LockSession open(ExternalDatabase database, String node, int run) throws SQLException, Taken {
        var connection = database.connect();
        try {
            var session = new LockSession(connection);
            session.prepare(node, run);
            if (!session.is(TAKE.formatted(OFFICE))) {
                throw new Taken(session.ask(HOLDER.formatted(OFFICE)).orElse("?"));
            }
            session.is(TELL.formatted(HOLDS, run));
            if (!session.is(END_OTHERS.formatted(WORKS, run))) {
                throw new SQLException("connections of another node go on");
            }
            return session;
        } catch (SQLException | Taken | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** What a connection begins with that works for this run: it is refused once that ended. */
    static String ofWork(int run) {
        return WORK.formatted(WORKS, HOLDS, run);
    }

    boolean isAlive() throws SQLException {
        return connection.isValid(VALID_SECONDS);
    }

    private void prepare(String node, int run) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(PREPARE);
        }
        try (var naming = connection.prepareStatement(NAME)) {
            naming.setString(1, node);
            naming.execute();
        }
        ask(END_OWN.formatted(HOLDS, run));
    }

    private boolean is(String question) throws SQLException {
        return ask(question).filter("t"::equals).isPresent();
    }

    private Optional<String> ask(String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
