package org.caseledger.query.retention;

import org.caseledger.query.Listing;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/** Which archived cases are asked for: those that wait for a decision, unless another list is. */
public record RetentionFilter(@Where @Nullable RetentionList list) {
    /** What is over the longest first. */
    public static final Listing<RetentionFilter, KeptCase> LIST = Listing.kept(
                    "kept", "%s.retention", KeptCase.class, RetentionFilter::order)
            .counted();

    public RetentionFilter {
        list = list == null ? RetentionList.PROPOSED : list;
    }

    private String order() {
        return list == RetentionList.DESTROYED ? "destroyed_at DESC, case_id" : "kept_until, case_id";
    }
}
