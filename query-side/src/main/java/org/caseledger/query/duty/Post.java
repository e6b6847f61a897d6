package org.caseledger.query.duty;

import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;

/** A unit of the office, as it answers or does not. */
public record Post(UnitId unit, String name, UnitKind kind) {}
