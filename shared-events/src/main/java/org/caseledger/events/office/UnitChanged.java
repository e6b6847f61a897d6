package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;

/** Name or kind of a unit changed. */
@EventType("UnitChanged")
public record UnitChanged(UnitId unit, String name, UnitKind unitKind, String reason)
        implements UnitEvent {}
