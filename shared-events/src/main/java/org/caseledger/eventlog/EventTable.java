package org.caseledger.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The tables {@code ledger.event} and {@code ledger.head}, written inside one transaction. */
final class EventTable {

    /** The last position given out and the last time recorded. */
    record Head(long position, Instant recordedAt) {}

    private final JdbcClient jdbc;

    EventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Head lockHead() {
        // A node that died holding the head must not hang all others: give up after 10 s.
        jdbc.sql("SET LOCAL lock_timeout = '10s'").update();
        return jdbc.sql("SELECT position, recorded_at FROM ledger.head FOR UPDATE")
                .query((row, n) -> new Head(row.getLong("position"), time(row)))
                .single();
    }

    long nextSequence(UUID streamId) {
        return jdbc.sql(
                        """
                        SELECT coalesce(max(sequence) + 1, 0)
                          FROM ledger.event
                         WHERE stream_id = :stream
                        """)
                .param("stream", streamId)
                .query(Long.class)
                .single();
    }

    void insert(List<StoredEvent> events) {
        StoredEvent last = events.get(events.size() - 1);
        jdbc.sql(
                        """
                        WITH head AS (UPDATE ledger.head SET position = :head, recorded_at = :recordedAt)
                        INSERT INTO ledger.event (position, stream_id, sequence, aggregate_type, type, revision,
                                                  payload, metadata, event_id, recorded_at, leaf_hash)
                        SELECT position, stream_id, sequence, aggregate_type, type, revision,
                               payload::json, metadata::json, event_id, :recordedAt, leaf_hash
                          FROM unnest(:positions, :streams, :sequences, :aggregateTypes, :types, :revisions,
                                      :payloads, :metadatas, :eventIds, :leafHashes)
                            AS e (position, stream_id, sequence, aggregate_type, type, revision,
                                  payload, metadata, event_id, leaf_hash)
                        """)
                .param("head", last.position())
                .param("recordedAt", last.recordedAt().atOffset(ZoneOffset.UTC))
                .param("positions", array("bigint", events, StoredEvent::position, Long[]::new))
                .param("streams", array("uuid", events, StoredEvent::streamId, UUID[]::new))
                .param("sequences", array("bigint", events, StoredEvent::sequence, Long[]::new))
                .param("aggregateTypes", texts(events, StoredEvent::aggregateType))
                .param("types", texts(events, StoredEvent::type))
                .param("revisions", array("int", events, StoredEvent::revision, Integer[]::new))
                .param("payloads", texts(events, StoredEvent::payload))
                .param("metadatas", texts(events, StoredEvent::metadata))
                .param("eventIds", array("uuid", events, StoredEvent::eventId, UUID[]::new))
                .param("leafHashes", array("bytea", events, StoredEvent::leafHash, byte[][]::new))
                .update();
    }

    static StoredEvent event(ResultSet row, int rowNumber) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                row.getObject("stream_id", UUID.class),
                row.getLong("sequence"),
                row.getString("aggregate_type"),
                row.getString("type"),
                row.getInt("revision"),
                row.getString("payload"),
                row.getString("metadata"),
                row.getObject("event_id", UUID.class),
                time(row),
                row.getBytes("leaf_hash"));
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    }

    private static SqlArrayValue texts(
            List<StoredEvent> events, Function<StoredEvent, String> column) {
        return array("text", events, column, String[]::new);
    }

    private static <T> SqlArrayValue array(
            String type,
            List<StoredEvent> events,
            Function<StoredEvent, T> column,
            IntFunction<T[]> newArray) {
        return new SqlArrayValue(type, (Object[]) events.stream().map(column).toArray(newArray));
    }
}
