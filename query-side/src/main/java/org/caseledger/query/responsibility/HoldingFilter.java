package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on holdings: what lies in a period, of these (null accepts all; an empty person stands for holdings
 * without a named person); {@code migrated} has those of before the case was here, too.
 */
public record HoldingFilter(
        @Where("coalesce(until_at, 'infinity') > :from") @Nullable
        Instant from,

        @Where("from_at < :until") @Nullable Instant until,
        @Where("case_id = :caseId") @Nullable CaseId caseId,
        @Where("role = :role") @Nullable Role role,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("coalesce(person, '') = :person") @Nullable String person,

        @Where(value = "until_at IS NULL", no = "until_at IS NOT NULL") @Nullable
        Boolean lasting,

        @Where(value = "true", no = "NOT migrated") @Nullable
        Boolean migrated)
        implements InPeriod {
    /** All that was held in a period by people of this office. */
    public static HoldingFilter of(Instant from, Instant until) {
        return new HoldingFilter(from, until, null, null, null, null, null, false);
    }

    /** The same of another period, with what is migrated only if that is asked for. */
    public HoldingFilter in(Instant begin, Instant end) {
        return new HoldingFilter(begin, end, caseId, role, unit, person, lasting, Boolean.TRUE.equals(migrated));
    }

    /** The same, for holdings without a named person. */
    public HoldingFilter ofNobody() {
        return new HoldingFilter(from, until, caseId, role, unit, "", lasting, migrated);
    }
}
