package org.caseledger.events.log;

import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;

/**
 * An administrator set the event at a position aside from a view that cannot apply it, so that the view goes on without
 * it; the event stays in the log and its proofs.
 */
@EventType("EventSetAside")
public record EventSetAside(long position, String view, String reason) implements LedgerEvent {}
