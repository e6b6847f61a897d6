package org.caseledger.events.log;

import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;

/** An administrator replaced the master key by another, the {@code version}th, under which this event is the first. */
@EventType("MasterKeyReplaced")
public record MasterKeyReplaced(int version, String reason) implements LedgerEvent {}
