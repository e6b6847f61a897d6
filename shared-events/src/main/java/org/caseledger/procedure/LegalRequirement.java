package org.caseledger.procedure;

import java.time.LocalDate;
import java.util.Set;
import org.caseledger.events.complaint.ComplaintKind;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the law asks of the cases of these kinds (null: of all) that were received from its first to its last
 * day (both inclusive, null: open), with its article.
 */
public record LegalRequirement(
        Requirement what,
        @Nullable Set<ComplaintKind> kind,
        String clause,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    public LegalRequirement {
        InvalidValue.ifMissing("what", what);
        InvalidValue.ifMissing("clause", clause);
        kind = kind == null ? Set.of() : Set.copyOf(kind);
    }

    boolean binds(ComplaintKind of, LocalDate receivedOn) {
        return (kind.isEmpty() || kind.contains(of))
                && (from == null || !receivedOn.isBefore(from))
                && (until == null || !receivedOn.isAfter(until));
    }
}
