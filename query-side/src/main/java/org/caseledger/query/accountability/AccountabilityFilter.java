package org.caseledger.query.accountability;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, of what was said from (included) until (excluded); null asks for all. {@code
 * person} is a login, or a name of somebody without one; {@code none} asks for what has no key of
 * that sort; {@code within} is the only unit that the reader may see.
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
