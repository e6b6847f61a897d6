package org.caseledger.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads streams with their counts: each is the events 0 to n − 1 that the ledger wrote, or it is refused with the
 * {@link ForeignEvent} that says what is missing.
 */
@RequiredArgsConstructor
final class WholeStreams {
    private static final String READ = """
            SELECT e.*, s.length, s.last, s.code, w.id
              FROM %s AS w (id)
              LEFT JOIN ledger.stream s ON s.id = w.id
              LEFT JOIN ledger.event e ON e.stream_id = w.id
             ORDER BY w.id, e.sequence
            """;

    private static final String OF_ONE = READ.formatted("(VALUES (CAST(:streams AS uuid)))");
    private static final String OF_SEVERAL = READ.formatted("unnest(:streams)");

    private static final String FIRSTS = """
            SELECT w.id, e.aggregate_type, e.position
              FROM unnest(:streams) AS w (id)
              LEFT JOIN ledger.stream s ON s.id = w.id
              LEFT JOIN ledger.event e ON e.stream_id = w.id AND e.sequence = 0
             WHERE s.id IS NOT NULL OR e.position IS NOT NULL
            """;

    private static final int COUNT = 13;
    private static final int ASKED = 16;

    private final JdbcClient jdbc;
    private final EventKey key;
    private final StoredTexts texts;

    /** The events of these streams up to a position, in order within each stream. */
    List<StoredEvent> read(Collection<UUID> streams, long upto) {
        var walk = new Walk(upto);
        UUID[] once = once(streams);
        jdbc.sql(once.length == 1 ? OF_ONE : OF_SEVERAL)
                .param("streams", once.length == 1 ? once[0] : once)
                .query(walk);
        walk.end();
        return walk.events;
    }

    private static UUID[] once(Collection<UUID> streams) {
        return streams.stream().distinct().toArray(UUID[]::new);
    }

    /** Where a stream begins. */
    record First(UUID stream, String kind, long position) {}

    /** Where those of these streams that exist begin. */
    List<First> firsts(Collection<UUID> streams) {
        return jdbc.sql(FIRSTS)
                .param("streams", once(streams))
                .query((row, n) -> {
                    UUID stream = row.getObject("id", UUID.class);
                    String kind = row.getString("aggregate_type");
                    if (kind == null) {
                        throw ForeignEvent.missing(stream, 0);
                    }
                    return new First(stream, kind, row.getLong("position"));
                })
                .list();
    }

    /** The stream that is being read, and what was read of all. */
    @RequiredArgsConstructor
    private final class Walk implements RowCallbackHandler {
        private final long upto;
        private final List<StoredEvent> events = new ArrayList<>();
        private @Nullable UUID stream;
        private @Nullable StreamCount count;
        private long next;
        private long last;

        @Override
        public void processRow(ResultSet row) throws SQLException {
            UUID asked = row.getObject(ASKED, UUID.class);
            if (!asked.equals(stream)) {
                end();
                stream = asked;
                count = StreamCount.of(asked, row, COUNT);
                next = 0;
                last = 0;
            }
            if (row.getObject(1) != null) {
                take(key.read(row), row);
            }
        }

        private void take(EventRow event, ResultSet row) throws SQLException {
            if (event.sequence() != next) {
                throw ForeignEvent.missing(event.streamId(), next);
            }
            next++;
            last = event.position();
            if (last <= upto) {
                events.add(event.event(
                        texts.open(event.payload(), row.getStatement().getConnection())));
            }
        }

        void end() {
            if (stream != null && key.isPresent()) {
                key.requireWhole(stream, count, next, last);
            }
        }
    }
}
