package org.caseledger.query.statistics;

import java.util.Map;
import org.caseledger.events.reporting.Figure;
import org.jspecify.annotations.Nullable;

/**
 * What some cases count to. Median and p90 are working days from the day of receipt, which is not counted, to the day
 * of the first reply, by nearest rank over {@link Figure#MEASURED}; null when that is none.
 */
public record Figures(
        Map<Figure, Long> counts,
        @Nullable Integer medianDays,
        @Nullable Integer p90Days) {
    public long count(Figure figure) {
        return counts.get(figure);
    }
}
