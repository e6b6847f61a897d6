package org.caseledger.query.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.events.reporting.Figure;
import org.jspecify.annotations.Nullable;

/** Adds up figures, and how many cases took how many working days. */
final class Tally {
    private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);
    private final TreeMap<Integer, Long> days = new TreeMap<>();

    Tally() {
        for (var figure : Figure.values()) {
            counts.put(figure, 0L);
        }
    }

    void add(Figure figure, long cases) {
        counts.merge(figure, cases, Long::sum);
    }

    void took(int workingDays, long cases) {
        days.merge(workingDays, cases, Long::sum);
    }

    Figures figures() {
        return new Figures(counts, nearestRank(50), nearestRank(90));
    }

    /** The least number of days within which so many percent of the cases were answered. */
    private @Nullable Integer nearestRank(int percent) {
        long all = days.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (var entry : days.entrySet()) {
            seen += entry.getValue();
            if (seen * 100 >= all * percent) {
                return entry.getKey();
            }
        }
        return null;
    }
}
