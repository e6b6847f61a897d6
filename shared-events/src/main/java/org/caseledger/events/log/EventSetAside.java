package org.caseledger.events.log;

import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;

/**
 * An administrator set the event at a position aside from a view that cannot apply it, so that the view goes on without
 * it; the event stays in the log and its proofs.
 */
@EventType("EventSetAside")
@Says(
        zh = "从视图{view}搁置位置{position}的事件，理由：{reason}",
        en = "Event at position {position} set aside from the view {view}, reason: {reason}")
public record EventSetAside(long position, String view, String reason) implements LedgerEvent {}
