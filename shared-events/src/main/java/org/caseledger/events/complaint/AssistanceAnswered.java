package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The assisting unit reported what it did or found (P9.01, P9.04); {@code assistance} counts from 1
 * in the case, {@code evidence} came with the report, null where nothing did.
 */
@EventType(value = "AssistanceAnswered", zh = "反馈协办结果", en = "Assistance reported on")
public record AssistanceAnswered(
        int assistance,
        UnitId unit,
        @Official String answer,
        @Nullable List<Evidence> evidence,
        Occurred occurred) implements Act {}
