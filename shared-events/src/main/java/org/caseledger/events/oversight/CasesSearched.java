package org.caseledger.events.oversight;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Cases were looked for by words, or by likeness to a case or to a complaint at the phone. {@code
 * words} is a code of what was looked for, which only the holder of the master key can make: equal
 * for equal words.
 */
@EventType(value = "CasesSearched", revision = 2)
public record CasesSearched(
        SearchKind by,
        @Nullable CaseId caseId,
        @Nullable String words,
        long hits,
        String address,
        @Nullable String salt)
        implements AccessEvent {

    /** Before it is recorded. */
    public CasesSearched(SearchKind by, @Nullable CaseId caseId, @Nullable String words, long hits, String address) {
        this(by, caseId, words, hits, address, null);
    }

    @Override
    public CasesSearched salted(String with) {
        return new CasesSearched(by, caseId, words, hits, address, with);
    }
}
