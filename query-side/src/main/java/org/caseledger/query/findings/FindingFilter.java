package org.caseledger.query.findings;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Listing;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on findings that came about in a period; null accepts all. {@code none} selects those without such a key:
 * no unit, no person; {@code answered} whether there is an answer, {@code answer} the last one; {@code history} selects
 * those of imported histories, which need no answer and are listed as unanswered only if selected.
 */
public record FindingFilter(
        @Where("rule = :rule") @Nullable FindingRule rule,
        @Where("clause = :clause") @Nullable String clause,
        @Where("severity = :severity") @Nullable FindingSeverity severity,
        @Where("case_id = :caseId") @Nullable CaseId caseId,
        @Where("person = :person") @Nullable String person,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("%s IS NULL") @Nullable FindingsBy none,

        @Where(value = "answer IS NOT NULL", no = "answer IS NULL") @Nullable
        Boolean answered,

        @Where("answer = :answer") @Nullable FindingAnswer answer,

        @Where(value = "history", no = "NOT history") @Nullable
        Boolean history,

        @Where("at >= :from") @Nullable Instant from,
        @Where("at < :until") @Nullable Instant until)
        implements InPeriod {
    /** The latest first. */
    public static final Listing<FindingFilter, Finding> LIST = Listing.<FindingFilter, Finding>kept(
                    "finding", "%s.finding", Finding.class, asked -> "at DESC, position DESC, rule")
            .ofCases("case_id", null);

    public FindingFilter {
        history = history == null && Boolean.FALSE.equals(answered) ? Boolean.FALSE : history;
    }

    /** Every finding. */
    public static final FindingFilter ALL =
            new FindingFilter(null, null, null, null, null, null, null, null, null, null, null, null);

    /** Those that wait for an answer. */
    public static final FindingFilter UNANSWERED =
            new FindingFilter(null, null, null, null, null, null, null, false, null, null, null, null);

    /** Those that a unit (null: anybody) answers for, of a period. */
    public static FindingFilter of(@Nullable UnitId unit, @Nullable Instant from, @Nullable Instant until) {
        return new FindingFilter(null, null, null, null, null, unit, null, null, null, null, from, until);
    }

    /** Those by a rule. */
    public static FindingFilter of(FindingRule rule, @Nullable UnitId unit, Instant from, Instant until) {
        return new FindingFilter(rule, null, null, null, null, unit, null, null, null, null, from, until);
    }
}
