package org.caseledger.query.inspections;

import java.time.LocalDate;
import org.caseledger.events.UnitId;
import org.caseledger.inspection.InspectionState;
import org.jspecify.annotations.Nullable;

/**
 * Which sheets are asked for: of this very period; null asks for all. {@code within} is the only unit that the reader
 * may see.
 */
public record InspectionFilter(
        @Nullable UnitId unit,
        @Nullable InspectionState state,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable UnitId within) {

    /** Every sheet. */
    public static final InspectionFilter ALL = new InspectionFilter(null, null, null, null, null);
}
