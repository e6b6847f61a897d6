package org.caseledger.query.findings;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.FindingAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on findings that came about from (included) until (excluded); null accepts all. {@code none} selects those
 * without such a key: no unit, no person; {@code answered} whether there is an answer, {@code answer} the last one;
 * {@code history} selects those of imported histories, which need no answer and are listed as unanswered only if
 * selected.
 */
public record FindingFilter(
        @Nullable FindingRule rule,
        @Nullable String clause,
        @Nullable FindingSeverity severity,
        @Nullable CaseId caseId,
        @Nullable String person,
        @Nullable UnitId unit,
        @Nullable FindingsBy none,
        @Nullable Boolean answered,
        @Nullable FindingAnswer answer,
        @Nullable Boolean history,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Every finding. */
    public static final FindingFilter ALL =
            new FindingFilter(null, null, null, null, null, null, null, null, null, null, null, null);

    /** Those that wait for an answer. */
    public static final FindingFilter UNANSWERED =
            new FindingFilter(null, null, null, null, null, null, null, false, null, null, null, null);

    /** Those that a unit (null: anybody) answers for, of a period. */
    public static FindingFilter of(@Nullable UnitId unit, Instant from, Instant until) {
        return new FindingFilter(null, null, null, null, null, unit, null, null, null, null, from, until);
    }

    /** Those by a rule. */
    public static FindingFilter of(FindingRule rule, @Nullable UnitId unit, Instant from, Instant until) {
        return new FindingFilter(rule, null, null, null, null, unit, null, null, null, null, from, until);
    }
}
