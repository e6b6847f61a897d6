package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** What the log already has of a batch: event ids, and the next free sequences of its streams. */
record ExistingRecords(Set<UUID> eventIds, Map<UUID, Long> nextSequences) {
    /** All of it; certain while the head is locked. */
    static ExistingRecords of(Connection connection, List<Append> batch) throws SQLException {
        var ids = new HashSet<UUID>();
        batch.forEach(append -> append.events().forEach(e -> ids.add(e.event().eventId())));
        return new ExistingRecords(
                EventTable.present(connection, ids),
                EventTable.nextSequences(connection, streams(batch, event -> true)));
    }

    /** What a draft needs that the constraints of the table confirm. */
    static ExistingRecords assumedFor(Connection connection, List<Append> batch) throws SQLException {
        var asking = streams(batch, event -> event.sequence() == NewEvent.NEXT);
        return new ExistingRecords(Set.of(), EventTable.nextSequences(connection, asking));
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
