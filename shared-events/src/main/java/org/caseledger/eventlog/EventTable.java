package org.caseledger.eventlog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Writes the tables {@code ledger.event}, {@code ledger.stream}, {@code ledger.head}, {@code ledger.clock_set_back} and
 * {@code ledger.clock_difference}. It uses plain JDBC, because a batch is one statement and every caller waits for the
 * time spent on it.
 *
 * <p>A node that dies or stands still while it holds the head must not block all others: waiting for the head ends
 * after 10 s, and the server ends a holder that asks nothing for {@link #IDLE}, whatever its own settings say.
 */
final class EventTable {
    /** How long the holder of the head may take between two statements. */
    static final Duration IDLE = Duration.ofSeconds(2);

    // The limits count from when the head is held. Only that of the whole transaction, which PostgreSQL 17 brought,
    // ends a session that has received half a message.
    private static final String LOCK_HEAD = """
            WITH locked AS MATERIALIZED (
                SELECT position, recorded_at FROM ledger.head
                 WHERE set_config('lock_timeout', '10s', true) IS NOT NULL
                   FOR UPDATE
            )
            SELECT position, recorded_at, set_config('idle_in_transaction_session_timeout', ?, true),
                   %s
              FROM locked
            """.formatted(limitOfTransaction());

    private static final String LIMIT_TRANSACTION = "SELECT " + limitOfTransaction();

    private static final String NEXT_SEQUENCES = """
            SELECT w.id, coalesce((SELECT max(e.sequence) + 1
                                     FROM ledger.event e
                                    WHERE e.stream_id = w.id), 0),
                   s.length, s.last, s.code
              FROM unnest(?::uuid[]) AS w (id) LEFT JOIN ledger.stream s ON s.id = w.id
            """;

    private static final String PRESENT = """
            SELECT event_id FROM ledger.event WHERE event_id = ANY (?::uuid[])
            """;

    // Nothing is written unless each stream is as long as its next events assume: its count changes with the head only.
    private static final String INSERT = """
            WITH counted AS (
                SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[], ?::bigint[])
                           AS c (id, length, last, code, before)
            ), head AS (
                UPDATE ledger.head SET position = ?, recorded_at = ?
                 WHERE position = ? AND recorded_at = ?
                   AND set_config('lock_timeout', '10s', true) IS NOT NULL
                   AND NOT EXISTS (SELECT FROM counted c
                                    WHERE coalesce((SELECT s.length FROM ledger.stream s WHERE s.id = c.id), 0)
                                          <> c.before)
                RETURNING recorded_at
            ), grown AS (
                INSERT INTO ledger.stream (id, length, last, code)
                SELECT c.id, c.length, c.last, c.code FROM head, counted c
                    ON CONFLICT (id) DO UPDATE
                   SET length = excluded.length, last = excluded.last, code = excluded.code
            )
            INSERT INTO ledger.event (position, stream_id, sequence, aggregate_type, type, revision,
                                      payload, metadata, event_id, recorded_at, leaf_hash,
                                      code)
            SELECT e.position, e.stream_id, e.sequence, e.aggregate_type, e.type, e.revision,
                   e.payload::json, e.metadata::json, e.event_id, e.recorded_at, e.leaf_hash, e.code
              FROM head,
                   unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::int[],
                          ?::text[], ?::text[], ?::uuid[], ?::timestamptz[], ?::bytea[],
                          ?::bytea[])
                AS e (position, stream_id, sequence, aggregate_type, type, revision,
                      payload, metadata, event_id, recorded_at, leaf_hash, code)
            """;

    private static final String FENCE = """
            UPDATE ledger.head SET recorded_at = recorded_at + interval '1 microsecond'
             WHERE set_config('lock_timeout', '10s', true) IS NOT NULL
            RETURNING position
            """;

    private static final String NOTE_SET_BACK = """
            INSERT INTO ledger.clock_set_back (position, recorded_at) VALUES (?, ?)
            """;

    private static final String NOTE_DIFFERENCE = """
            INSERT INTO ledger.clock_difference (position, database_at) SELECT unnest(?::bigint[]), ?
            """;

    private static final String AT = """
            SELECT * FROM ledger.event WHERE position = ?
            """;

    private static final String AT_ITS_PLACE = """
            SELECT position FROM ledger.event WHERE position = ? AND leaf_hash = ?
            """;

    private EventTable() {}

    private static String limitOfTransaction() {
        return """
                CASE WHEN current_setting('server_version_num')::int >= 170000
                     THEN set_config('transaction_timeout', ?, true) END""";
    }

    /** Until the transaction ends, however long that takes. */
    static Head lockHead(Connection connection) throws SQLException {
        return lockHead(connection, Duration.ZERO, Duration.ZERO);
    }

    /** The server ends a transaction that is idle for so long, or takes longer; zero is no limit. */
    static Head lockHead(Connection connection, Duration idle, Duration longest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_HEAD)) {
            statement.setString(1, millis(idle));
            statement.setString(2, millis(longest));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Head(row.getLong(1), time(row, 2));
            }
        }
    }

    /** Lets this transaction take as long as its statements do. */
    static void takeTime(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIMIT_TRANSACTION)) {
            statement.setString(1, millis(Duration.ZERO));
            statement.execute();
        }
    }

    /**
     * The next free sequences of streams; {@code thinned} receives those that are not what the ledger wrote to them.
     */
    static Map<UUID, Long> nextSequences(
            Connection connection, Collection<UUID> streams, EventKey key, Set<UUID> thinned) throws SQLException {
        var next = new HashMap<UUID, Long>();
        if (streams.isEmpty()) {
            return next;
        }
        try (PreparedStatement statement = connection.prepareStatement(NEXT_SEQUENCES)) {
            statement.setArray(1, connection.createArrayOf("uuid", streams.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    UUID stream = rows.getObject(1, UUID.class);
                    StreamCount count = StreamCount.of(stream, rows, 3);
                    next.put(stream, rows.getLong(2));
                    if (rows.getLong(2) != (count == null ? 0 : count.length())
                            || count != null && !key.accepts(count)) {
                        thinned.add(stream);
                    }
                }
            }
        }
        return next;
    }

    /** Those of these events that are in the log. */
    static Set<UUID> present(Connection connection, Collection<UUID> eventIds) throws SQLException {
        var present = new HashSet<UUID>();
        try (PreparedStatement statement = connection.prepareStatement(PRESENT)) {
            statement.setArray(1, connection.createArrayOf("uuid", eventIds.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    present.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return present;
    }

    /** Sets four parameters: the columns of {@code ledger.stream}. */
    static void setCounts(PreparedStatement statement, int first, List<StreamCount> counts, EventKey key)
            throws SQLException {
        var columns = new Columns<>(statement.getConnection(), counts);
        statement.setArray(first, columns.of("uuid", StreamCount::id, UUID[]::new));
        statement.setArray(first + 1, columns.of("bigint", StreamCount::length, Long[]::new));
        statement.setArray(first + 2, columns.of("bigint", StreamCount::last, Long[]::new));
        statement.setArray(first + 3, columns.of("bytea", key::code, byte[][]::new));
    }

    private static Long[] lengthsBefore(List<StoredEvent> events) {
        var before = new LinkedHashMap<UUID, Long>();
        events.forEach(event -> before.putIfAbsent(event.streamId(), event.sequence()));
        return before.values().toArray(Long[]::new);
    }

    /**
     * Writes a draft and moves the head; returns false and writes nothing if the head is elsewhere, or a stream is of
     * another length.
     */
    static boolean insert(Connection connection, Draft draft, EventKey key) throws SQLException {
        List<StoredEvent> events = draft.events();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            setCounts(statement, 1, List.copyOf(StreamCount.after(events)), key);
            statement.setArray(5, connection.createArrayOf("bigint", lengthsBefore(events)));
            statement.setLong(6, draft.next().position());
            statement.setObject(7, draft.next().recordedAt().atOffset(ZoneOffset.UTC));
            statement.setLong(8, draft.head().position());
            statement.setObject(9, draft.head().recordedAt().atOffset(ZoneOffset.UTC));
            var columns = new Columns<>(connection, events);
            statement.setArray(10, columns.of("bigint", StoredEvent::position, Long[]::new));
            statement.setArray(11, columns.of("uuid", StoredEvent::streamId, UUID[]::new));
            statement.setArray(12, columns.of("bigint", StoredEvent::sequence, Long[]::new));
            statement.setArray(13, columns.of("text", StoredEvent::aggregateType, String[]::new));
            statement.setArray(14, columns.of("text", StoredEvent::type, String[]::new));
            statement.setArray(15, columns.of("int", StoredEvent::revision, Integer[]::new));
            statement.setArray(16, columns.of("text", StoredEvent::payload, String[]::new));
            statement.setArray(17, columns.of("text", StoredEvent::metadata, String[]::new));
            statement.setArray(18, columns.of("uuid", StoredEvent::eventId, UUID[]::new));
            statement.setArray(19, columns.of("timestamptz", EventTable::time, String[]::new));
            statement.setArray(20, columns.of("bytea", StoredEvent::leafHash, byte[][]::new));
            statement.setArray(21, columns.of("bytea", key::code, byte[][]::new));
            boolean moved = statement.executeUpdate() == events.size();
            if (connection.getAutoCommit()) {
                Failures.requireNoWarning(statement.getWarnings());
            }
            return moved;
        }
    }

    /** Notes of these events that they are recorded earlier than the one before them. */
    static void note(Connection connection, List<StoredEvent> setBacks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE_SET_BACK)) {
            for (StoredEvent event : setBacks) {
                statement.setLong(1, event.position());
                statement.setObject(2, event.recordedAt().atOffset(ZoneOffset.UTC));
                statement.executeUpdate();
            }
        }
    }

    /** Notes of these events that the clock of their node was not that of the database, which was at this time. */
    static void noteDifference(Connection connection, List<StoredEvent> events, Instant databaseAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE_DIFFERENCE)) {
            statement.setArray(1, new Columns<>(connection, events).of("bigint", StoredEvent::position, Long[]::new));
            statement.setObject(2, databaseAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /**
     * Moves the time of the head slightly, so that a statement still in flight from an earlier connection does not find
     * the head where it expects it; returns its position. Commits by itself: what precedes it in the log is then as
     * durable as commits are configured to be.
     */
    static long fence(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FENCE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            Failures.requireNoWarning(statement.getWarnings());
            return row.getLong(1);
        }
    }

    /** The event at a position as the end of the log, which is empty at position 0. */
    static LogEnd end(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AT)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return new LogEnd(position, row.next() ? row.getBytes("leaf_hash") : null);
            }
        }
    }

    /** Whether the log contains exactly this event at its position. */
    static boolean isPresent(Connection connection, StoredEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AT_ITS_PLACE)) {
            statement.setLong(1, event.position());
            statement.setBytes(2, event.leafHash());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Whether the ledger wrote the event at this position, which must be in the log. */
    static boolean isOurs(Connection connection, long position, EventKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AT)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && key.accepts(row);
            }
        }
    }

    private static String millis(Duration limit) {
        return Long.toString(limit.toMillis());
    }

    private static String time(StoredEvent event) {
        return event.recordedAt().toString();
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Columns<R>(Connection connection, List<R> rows) {
        <T> Array of(String type, Function<R, T> column, IntFunction<T[]> newArray) throws SQLException {
            T[] values = rows.stream().map(column).toArray(newArray);
            return connection.createArrayOf(type, values);
        }
    }
}
