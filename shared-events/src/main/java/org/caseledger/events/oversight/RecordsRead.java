package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Records were printed, taken as a file, or read by an administrator: of a case, or of what {@code
 * of} names. {@code query} is a code of the filters, as that of words in {@link CasesSearched}.
 */
@EventType(value = "RecordsRead", revision = 2)
public record RecordsRead(
        ReadKind what,
        @Nullable CaseId caseId,
        @Nullable String of,
        @Nullable String query,
        String address,
        @Nullable String salt)
        implements AccessEvent {

    /** Before it is recorded. */
    public RecordsRead(
            ReadKind what, @Nullable CaseId caseId, @Nullable String of, @Nullable String query, String address) {
        this(what, caseId, of, query, address, null);
    }

    @Override
    public RecordsRead salted(String with) {
        return new RecordsRead(what, caseId, of, query, address, with);
    }
}
