package org.caseledger.eventlog;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the log already contains of the events and streams of a batch. */
record ExistingRecords(Set<UUID> eventIds, Map<UUID, Long> nextSequences) {}
