package org.caseledger.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many events a stream has, and the position of the last one; a row of {@code ledger.stream} with its code, which
 * is null before it is stored.
 */
public record StreamCount(UUID id, long length, long last, byte @Nullable [] code) {
    /** From a row with {@code length}, {@code last} and {@code code} of the stream; null where it has none. */
    static @Nullable StreamCount of(UUID id, ResultSet row, int firstColumn) throws SQLException {
        byte[] code = row.getBytes(firstColumn + 2);
        return code == null ? null : new StreamCount(id, row.getLong(firstColumn), row.getLong(firstColumn + 1), code);
    }

    /** Those of the streams of these events, which are in the order of the log, after them. */
    static Collection<StreamCount> after(List<StoredEvent> events) {
        var counts = new LinkedHashMap<UUID, StreamCount>();
        for (StoredEvent event : events) {
            counts.put(
                    event.streamId(), new StreamCount(event.streamId(), event.sequence() + 1, event.position(), null));
        }
        return counts.values();
    }
}
