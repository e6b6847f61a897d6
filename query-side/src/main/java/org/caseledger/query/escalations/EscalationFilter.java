package org.caseledger.query.escalations;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Listing;
import org.caseledger.query.SecretNow;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/** Which escalations are asked for: of cases that a unit has, answered or not, made in a period. */
public record EscalationFilter(
        @Where("case_id = :caseId") @Nullable CaseId caseId,
        @Where("unit = :unit") @Nullable UnitId unit,

        @Where(value = "answered", no = "NOT answered") @Nullable
        Boolean answered,

        @Where("escalated_at >= :from") @Nullable Instant from,
        @Where("escalated_at < :until") @Nullable Instant until)
        implements InPeriod {
    /** What waits for an answer the longest waiting first, everything else the latest first. */
    public static final Listing<EscalationFilter, ListedEscalation> LIST = Listing.of(
                    "case_number, unit, respondent, kept AS escalation, " + SecretNow.column("e.case_id"),
                    "%s.escalation e",
                    ListedEscalation.class,
                    EscalationFilter::order)
            .ofCases("case_id", "unit = :within")
            .counted();

    /** What waits for an answer. */
    public static final EscalationFilter WAITING = new EscalationFilter(null, null, false, null, null);

    private String order() {
        return "escalated_at %s, case_id, number".formatted(Boolean.FALSE.equals(answered) ? "" : "DESC");
    }
}
