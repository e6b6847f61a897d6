package org.caseledger.query.accountability;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on what was said from (included) until (excluded); null accepts all. {@code person} is a login, or the
 * name of a person without one; {@code none} selects what has no key of that sort; {@code within} is the only unit that
 * the reader may see.
 */
public record AccountabilityFilter(
        @Nullable CaseId caseId,
        @Nullable AccountabilitySource source,
        @Nullable AccountabilityKind kind,
        @Nullable UnitId unit,
        @Nullable String person,
        @Nullable AccountabilityBy none,
        @Nullable Boolean withdrawn,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable UnitId within) {

    /** Everything. */
    public static final AccountabilityFilter ALL =
            new AccountabilityFilter(null, null, null, null, null, null, null, null, null, null);
}
