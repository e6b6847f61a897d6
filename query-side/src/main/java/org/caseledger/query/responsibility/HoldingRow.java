package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A time that a case waited for a role; {@code hours} are office hours within the period, {@code endedBy} is the event
 * that ended it, null while it lasts.
 */
public record HoldingRow(
        CaseId caseId,
        String caseNumber,
        Role role,
        @Nullable UnitId unit,
        @Nullable String person,
        Instant from,
        @Nullable Instant until,
        double hours,
        @Nullable String endedBy) {
    /** The same for those who do not look into what people do. */
    public HoldingRow withoutPerson() {
        return new HoldingRow(caseId, caseNumber, role, unit, null, from, until, hours, endedBy);
    }
}
