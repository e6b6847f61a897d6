package org.caseledger.eventlog;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the log has of the events and streams that a batch is about. */
record Present(Set<UUID> eventIds, Map<UUID, Long> nextSequences) {}
