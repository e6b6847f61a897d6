package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** The handling unit returned the case as outside its jurisdiction (P9.15). */
@EventType(value = "ComplaintReturned", zh = "退回", en = "Returned")
public record ComplaintReturned(
        UnitId unit, String reason, @Nullable UnitId proposedUnit, Occurred occurred)
        implements Act {}
