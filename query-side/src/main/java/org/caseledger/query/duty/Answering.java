package org.caseledger.query.duty;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.procedure.DayKind;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty at an instant: {@code answers} for the office as a whole, {@code units} for each, in the order in
 * which they answer, also as a sentence. {@code provisional} says that the holidays of the year are not known.
 */
public record Answering(
        Instant at,
        LocalDate day,
        DayKind dayKind,
        @Nullable String holiday,
        boolean provisional,
        When when,
        @JsonUnwrapped Text text,
        List<Duty> answers,
        List<OfUnit> units)
        implements Labelled {
    /** Whether the office is staffed. */
    public enum When {
        OFFICE_HOURS,
        OFF_HOURS,
        DAY_OFF
    }

    /** Who is on duty for a unit on a day that is not worked; empty if the roster has no one. */
    public record OfUnit(UnitId unit, String name, UnitKind kind, List<Duty> officers) {}
}
