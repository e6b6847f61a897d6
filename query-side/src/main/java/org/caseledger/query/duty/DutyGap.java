package org.caseledger.query.duty;

import java.time.LocalDate;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.procedure.DayKind;
import org.jspecify.annotations.Nullable;

/**
 * A day that is not worked and for which the roster of a unit has no one, on a holiday that of any unit (null);
 * {@code holiday} is its name, {@code provisional} says that the holidays of its year are not known; {@code clause} is
 * that of the procedure that makes duty mandatory (null: none does).
 */
public record DutyGap(
        LocalDate day,
        DayKind dayKind,
        @Nullable String holiday,
        boolean provisional,
        @Nullable UnitId unit,
        DutyKind needs,
        @Nullable String clause) {}
