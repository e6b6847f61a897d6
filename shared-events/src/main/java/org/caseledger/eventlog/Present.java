package org.caseledger.eventlog;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the log has of the events and streams that a batch is about. */
record Present(Set<UUID> eventIds, Map<UUID, Long> nextSequences) {

    /** Nothing is known: what meets something that is there is refused by the database. */
    static final Present UNKNOWN = new Present(Set.of(), Map.of());
}
