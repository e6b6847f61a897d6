package org.caseledger.events.complaint;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A unit was asked to assist the lead unit (P9.01): with what, and until the end of which day
 * (null: as the procedure says); {@code askedBy} is the unit of whoever asked, null for a person of
 * none.
 */
@EventType(value = "AssistanceAsked", zh = "安排协办", en = "Assistance asked for")
public record AssistanceAsked(
        UnitId unit,
        @Official String what,
        @Nullable LocalDate by,
        @Nullable UnitId askedBy,
        Occurred occurred) implements Act {}
