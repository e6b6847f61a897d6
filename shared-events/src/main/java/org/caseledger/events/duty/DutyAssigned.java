package org.caseledger.events.duty;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A person was added to the roster of a day (P9.13, P9.14); if there are several, the first answers
 * first. {@code reason} is given if the day had passed.
 */
@EventType("DutyAssigned")
public record DutyAssigned(
        UnitId unit,
        LocalDate day,
        DutyKind kind,
        DutyOfficer officer,
        @Nullable String reason) implements DutyEvent {}
