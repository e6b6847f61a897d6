package org.caseledger.query.incidents;

import org.caseledger.events.CaseId;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.query.Listing;
import org.caseledger.query.RowReading;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are asked for; null asks for all, but exercises are never among incidents: {@code exercise} says
 * which of the two. {@code caseId} asks for those that a case belongs to.
 */
public record IncidentFilter(
        @Where("declared AND exercise = :exercise") boolean exercise,
        @Where("open = :open") @Nullable Boolean open,
        @Where("kind = :kind") @Nullable IncidentKind kind,

        @Where("id IN (SELECT incident_id FROM views.incident_case WHERE case_id = :caseId AND attached)") @Nullable
        CaseId caseId) {
    /** The latest first. */
    public static final Listing<IncidentFilter, IncidentRow> LIST = Listing.of(
            "kept",
            "%s.incident",
            (row, reader) -> IncidentRow.of(RowReading.json(row, 1, IncidentFile.class)),
            asked -> "declared_at DESC, id");
}
