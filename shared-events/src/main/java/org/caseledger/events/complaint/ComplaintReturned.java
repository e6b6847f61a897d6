package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** The handling unit returned the case as outside its jurisdiction (P9.15). */
@EventType("ComplaintReturned")
public record ComplaintReturned(
        UnitId unit, String reason, @Nullable UnitId proposedUnit, Occurred occurred)
        implements Act {}
