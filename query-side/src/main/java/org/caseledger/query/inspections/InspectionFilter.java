package org.caseledger.query.inspections;

import java.time.LocalDate;
import org.caseledger.events.UnitId;
import org.caseledger.inspection.InspectionState;
import org.caseledger.query.Listing;
import org.caseledger.query.RowReading;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/** Which sheets are asked for: of this very period; null asks for all. */
public record InspectionFilter(
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("state = :state") @Nullable InspectionState state,
        @Where("first_day = :first") @Nullable LocalDate first,
        @Where("last_day = :last") @Nullable LocalDate last) {
    /** The latest prepared first. */
    public static final Listing<InspectionFilter, Inspected.Listed> LIST =
            Listing.<InspectionFilter, Inspected.Listed>of(
                            "kept",
                            "%s.inspection",
                            (row, reader) ->
                                    RowReading.json(row, 1, Inspected.class).listed(),
                            asked -> "prepared_at DESC, id")
                    .seenBy("unit = :within");

    /** Every sheet. */
    public static final InspectionFilter ALL = new InspectionFilter(null, null, null, null);
}
