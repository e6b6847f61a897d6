package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.query.InPeriod;
import org.caseledger.query.PlainList;
import org.caseledger.query.Where;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Which cases are asked for that were replied to and not reached since (P2.19, P3.19, P7.14), by their last act. */
public record UnreachedFilter(
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("state = :state") @Nullable ComplaintState state,
        @Where("last_act_at >= :from") @Nullable Instant from,
        @Where("last_act_at < :until") @Nullable Instant until)
        implements InPeriod {
    /** A case whose last attempts at a follow-up, so many, reached no one. */
    public record Unreached(
            CaseId caseId,
            String number,
            ComplaintState state,
            @Nullable UnitId unit,
            int missedCalls,
            Instant lastActAt) {}

    /** Of two attempts or more, the longest untouched first. */
    public static final PlainList<UnreachedFilter, Unreached> LIST = PlainList.ofCases(
            "unreached",
            new Text("联系未果", "not reached for follow-up"),
            UnreachedFilter.class,
            Unreached.class,
            "(SELECT * FROM %s.responsibility_case WHERE " + InactiveList.NOT_REACHED.condition() + ") AS unreached",
            asked -> InactiveList.NOT_REACHED.since() + ", case_id");
}
