package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;

/**
 * The assisting unit reported what it did or found (P9.01, P9.04); {@code assistance} counts from 1
 * in the case.
 */
@EventType(value = "AssistanceAnswered", zh = "反馈协办结果", en = "Assistance reported on")
public record AssistanceAnswered(
        int assistance, UnitId unit, @Official String answer, Occurred occurred) implements Act {}
