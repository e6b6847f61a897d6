package org.caseledger.events.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a unit (null: of the office) from the first to the last day of a period were
 * taken, by the program and not by hand, as the log stood at {@code position} (P1.16). A figure
 * that there is none of is absent. {@code findingsDigest} (SHA-256, hex) names the very findings
 * that are counted.
 */
@EventType("InspectionPrepared")
public record InspectionPrepared(
        LocalDate first,
        LocalDate last,
        @Nullable UnitId unit,
        long position,
        Instant takenAt,
        String calendar,
        Map<InspectionFigure, Long> figures,
        List<Limit> limits,
        List<Found> findings,
        String findingsDigest)
        implements InspectionEvent {

    /** How the limits of one clock were kept; the five numbers after the total make it up. */
    public record Limit(
            Clock clock,
            long total,
            long metInTime,
            long metLate,
            long missed,
            long lapsed,
            long running) {}

    /** How many findings of one rule there are, and how many of them nobody has answered. */
    public record Found(String rule, String clause, String severity, long count, long unanswered) {}

    public InspectionPrepared {
        // In the order of the enum, so that what is written and hashed is always the same.
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }
}
