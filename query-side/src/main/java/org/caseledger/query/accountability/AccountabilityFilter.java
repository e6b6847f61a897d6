package org.caseledger.query.accountability;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Listing;
import org.caseledger.query.SecretNow;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for of what was said in a period: {@code person} is a login, or the name of a person without one;
 * {@code none} selects what has no key of that sort.
 */
public record AccountabilityFilter(
        @Where("case_id = :caseId") @Nullable CaseId caseId,
        @Where("source = :source") @Nullable AccountabilitySource source,
        @Where("kind = :kind") @Nullable AccountabilityKind kind,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("person = :person") @Nullable String person,
        @Where("%s IS NULL") @Nullable AccountabilityBy none,

        @Where(value = "withdrawn", no = "NOT withdrawn") @Nullable
        Boolean withdrawn,

        @Where("at >= :from") @Nullable Instant from,
        @Where("at < :until") @Nullable Instant until)
        implements InPeriod {
    /** Said in a case, it names that one; of the work, those that it rests on. */
    private static final String CASES = "ARRAY (SELECT json_array_elements_text(a.kept->'cases')::uuid)";

    /** The latest first. */
    public static final Listing<AccountabilityFilter, Accountability> LIST =
            Listing.<AccountabilityFilter, Accountability>kept(
                            "kept, " + SecretNow.columnOfAny(CASES),
                            "%s.accountability a",
                            Accountability.class,
                            asked -> "at DESC, position DESC")
                    .ofCases("case_id", "unit = :within")
                    .counted();

    /** Everything. */
    public static final AccountabilityFilter ALL =
            new AccountabilityFilter(null, null, null, null, null, null, null, null, null);
}
