package org.caseledger.query.duty;

import java.time.LocalDate;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyKind;
import org.jspecify.annotations.Nullable;

/** A person's turn on a unit's roster; {@code place} is the order, from 1, in which those of a day answer. */
public record Duty(
        LocalDate day,
        UnitId unit,
        int place,
        DutyKind kind,
        String person,
        String name,
        @Nullable String phone) {}
