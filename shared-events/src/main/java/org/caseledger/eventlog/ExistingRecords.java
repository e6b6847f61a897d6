package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What the log already has of a batch: event ids, the next free sequences of its streams, and those that lack events or
 * have foreign ones.
 */
record ExistingRecords(Set<UUID> eventIds, Map<UUID, Long> nextSequences, Set<UUID> thinned) {
    /** All of it; certain while the head is locked. */
    static ExistingRecords of(Connection connection, List<Append> batch, EventKey key) throws SQLException {
        var ids = new HashSet<UUID>();
        batch.forEach(append -> append.events().forEach(e -> ids.add(e.event().eventId())));
        return of(connection, EventTable.present(connection, ids), streams(batch, event -> true), key);
    }

    /** What a draft needs that the constraints of the table confirm. */
    static ExistingRecords assumedFor(Connection connection, List<Append> batch, EventKey key) throws SQLException {
        return of(connection, Set.of(), streams(batch, event -> event.sequence() == NewEvent.NEXT), key);
    }

    private static ExistingRecords of(Connection connection, Set<UUID> ids, Set<UUID> streams, EventKey key)
            throws SQLException {
        var thinned = new HashSet<UUID>();
        return new ExistingRecords(ids, EventTable.nextSequences(connection, streams, key, thinned), thinned);
    }

    private static Set<UUID> streams(List<Append> batch, Predicate<NewEvent> which) {
        var streams = new HashSet<UUID>();
        for (Append append : batch) {
            for (PreparedEvent prepared : append.events()) {
                if (which.test(prepared.event())) {
                    streams.add(prepared.event().streamId());
                }
            }
        }
        return streams;
    }
}
