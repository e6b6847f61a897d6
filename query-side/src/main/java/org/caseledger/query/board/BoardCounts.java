package org.caseledger.query.board;

import java.util.List;
import java.util.Map;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/** How many cards there are, by unit and state, and by light. */
public record BoardCounts(long total, List<UnitState> units, Map<Light, Long> lights) {
    /** How many cards of a unit are in a state; the unit is null where no unit has the case. */
    public record UnitState(@Nullable UnitId unit, ComplaintState state, long cards) {}
}
