package org.caseledger.command.gate;

import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;

/** A unit of the office. */
public record Unit(UnitId id, String name, UnitKind kind) {}
