package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * One return: by which unit and person and why (null of a secret case, P7.20), where it proposed to send it, where it
 * went; {@code refused} when it was given back to the unit as without merit.
 */
public record ReturnRow(
        CaseId caseId,
        String caseNumber,
        Instant at,
        UnitId unit,
        @Nullable String person,
        @Nullable String reason,
        @Nullable UnitId proposed,
        @Nullable UnitId sentTo,
        boolean pingPong,
        boolean refused) {
    /** The same for those who do not look into what people do. */
    public ReturnRow withoutPerson() {
        return new ReturnRow(caseId, caseNumber, at, unit, null, reason, proposed, sentTo, pingPong, refused);
    }
}
