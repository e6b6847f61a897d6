package org.caseledger.query.repeats;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which cases a case was linked to, and which one leads it; a complaint without a case has none. */
record CaseLinks(
        @Nullable UUID self, List<UUID> links, @Nullable UUID lead) {
    static final CaseLinks NONE = new CaseLinks(null, List.of(), null);

    /** Whether one of the two was linked to the other. */
    boolean linked(CaseLinks other) {
        return self != null && (links.contains(other.self) || other.links.contains(self));
    }

    /** Whether one leads the other, or the same case leads both. */
    boolean joined(CaseLinks other) {
        if (self == null) {
            return false;
        }
        return self.equals(other.lead) || lead != null && (lead.equals(other.self) || lead.equals(other.lead));
    }
}
