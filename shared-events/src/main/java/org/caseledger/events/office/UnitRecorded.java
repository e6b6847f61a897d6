package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;

/** The office has this unit from now on. */
@EventType("UnitRecorded")
public record UnitRecorded(UnitId unit, String name, UnitKind unitKind, String reason)
        implements UnitEvent {}
