package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.eventlog.LogCheck.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts of all streams: made once for a log that has none, and held against the log. */
public final class StreamCounts {
    private static final int AT_ONCE = 10_000;

    private static final String PAGE = """
            SELECT * FROM ledger.event WHERE position > ? AND position <= ? ORDER BY position
            """;

    private static final String WRITE = """
            INSERT INTO ledger.stream (id, length, last, code)
            SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[])
            """;

    private final DataSource dataSource;
    private final EventKey key;
    private final JdbcClient jdbc;

    public StreamCounts(DataSource dataSource, EventKey key) {
        this.dataSource = dataSource;
        this.key = key;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Counts the streams of a log that has events with codes and no counts, as one from before. Each event is checked
     * on the way: throws {@link ForeignEvent} and counts nothing if one is missing or the ledger did not write it.
     */
    public void complete() {
        if (!key.isPresent() || !jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.event WHERE code IS NOT NULL)
                           AND NOT EXISTS (SELECT FROM ledger.stream)
                        """).query(Boolean.class).single()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Head head = EventTable.lockHead(connection);
            write(connection, head.position(), key);
            connection.commit();
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    /** Counts the streams of the events up to the head, which is locked. */
    static void write(Connection connection, long head, EventKey key) throws SQLException {
        var counts = new HashMap<UUID, StreamCount>();
        for (long after = 0; after < head; after += LogPages.SIZE) {
            count(connection, after, Math.min(head, after + LogPages.SIZE), key, counts);
        }
        var all = List.copyOf(counts.values());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
                EventTable.setCounts(statement, 1, all.subList(from, Math.min(all.size(), from + AT_ONCE)), key);
                statement.executeUpdate();
            }
        }
    }

    private static void count(Connection connection, long after, long upto, EventKey key, Map<UUID, StreamCount> counts)
            throws SQLException {
        long position = after;
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, after);
            statement.setLong(2, upto);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    EventRow event = key.read(rows);
                    StreamCount before = counts.get(event.streamId());
                    if (event.position() != ++position || event.sequence() != (before == null ? 0 : before.length())) {
                        throw new ForeignEvent(position);
                    }
                    counts.put(
                            event.streamId(), new StreamCount(event.streamId(), event.sequence() + 1, position, null));
                }
            }
        }
        if (position < upto) {
            throw new ForeignEvent(position + 1);
        }
    }

    /**
     * Whether the lengths of all streams add up to the length of the log: a count that was put back, taken out or added
     * shows here without the log being read.
     */
    public boolean addUp() {
        return !key.isPresent() || jdbc.sql("""
                        SELECT h.position = (SELECT coalesce(sum(length), 0) FROM ledger.stream) FROM ledger.head h
                        """).query(Boolean.class).single();
    }

    /** The first stream whose count is not that of its events, or was not made by the ledger. */
    public Optional<Fault> check() {
        return firstChanged().map(StreamCounts::fault);
    }

    /** The first of them. */
    public Optional<StreamCount> firstChanged() {
        if (!key.isPresent()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        SELECT coalesce(s.id, e.stream_id) AS id, coalesce(e.last, s.last) AS position
                          FROM ledger.stream s
                          FULL JOIN (SELECT stream_id, count(*) AS length, max(position) AS last
                                       FROM ledger.event GROUP BY stream_id) e ON e.stream_id = s.id
                         WHERE s.length IS DISTINCT FROM e.length OR s.last IS DISTINCT FROM e.last
                         ORDER BY position
                         LIMIT 1
                        """)
                .query((row, n) -> new StreamCount(row.getObject("id", UUID.class), 0, row.getLong("position"), null))
                .optional()
                .or(this::forged);
    }

    private Optional<StreamCount> forged() {
        try (var rows = jdbc
                .sql("SELECT id, length, last, code FROM ledger.stream ORDER BY last")
                .query((row, n) -> StreamCount.of(row.getObject(1, UUID.class), row, 2))
                .stream()) {
            return rows.filter(count -> !key.accepts(count)).findFirst();
        }
    }

    private static Fault fault(StreamCount changed) {
        return Fault.at(
                changed.last(),
                "事件流 %s 的计数与其事件不符（ledger.stream）：事件或计数被移走、改动或换回".formatted(changed.id()),
                "the count of stream %s is not that of its events (ledger.stream): an event or the count was taken out, changed or put back"
                        .formatted(changed.id()));
    }
}
