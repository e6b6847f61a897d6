package org.caseledger.query.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.Recorded;

/**
 * Counts the cases of a period by the events of a log alone, without a database, as {@link
 * StatisticsQueries} counts the rows of an office (P9.04). Each figure opens to the positions of
 * the events by which its cases came to count.
 */
public final class LogStatistics {

    private final Instant from;
    private final Instant until;
    private final WorkCalendar calendar = WorkCalendar.builtIn();
    private final Map<CaseId, CountedCase> cases = new HashMap<>();
    private final Map<CaseId, Map<Figure, Long>> since = new HashMap<>();

    /** Of the cases received from an instant until before another. */
    public LogStatistics(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    /**
     * Takes the next event of the log. Those of exercises, and all that are of no case, count
     * nothing.
     */
    public void take(Recorded recorded) {
        if (!(recorded.event() instanceof ComplaintEvent)
                || CaseId.isExercise(recorded.caseId().value())) {
            return;
        }
        var counted =
                new StatisticsFold(cases.get(recorded.caseId()), calendar.at(recorded.position()))
                        .next(recorded);
        cases.put(recorded.caseId(), counted);
        var figures = since.computeIfAbsent(recorded.caseId(), id -> new EnumMap<>(Figure.class));
        for (Figure figure : Figure.values()) {
            if (counts(figure, counted)) {
                figures.putIfAbsent(figure, recorded.position());
            } else {
                figures.remove(figure);
            }
        }
    }

    /** The positions behind each figure, in order; their number is the figure. */
    public Map<Figure, List<Long>> positions() {
        var positions = new EnumMap<Figure, List<Long>>(Figure.class);
        for (Figure figure : Figure.values()) {
            positions.put(figure, new ArrayList<>());
        }
        cases.forEach(
                (id, counted) -> {
                    if (!counted.receivedAt().isBefore(from)
                            && counted.receivedAt().isBefore(until)) {
                        since.get(id).forEach((figure, at) -> positions.get(figure).add(at));
                    }
                });
        positions.values().forEach(Collections::sort);
        return positions;
    }

    /** What a figure counts: as the statements of {@link StatisticsQueries} say it of rows. */
    private static boolean counts(Figure figure, CountedCase of) {
        return switch (figure) {
            case RECEIVED -> true;
            case ACCEPTED, DECLINED, REFERRED ->
                    of.decision() != null && of.decision().name().equals(figure.name());
            case WITHDRAWN, SETTLED, CONCLUDED ->
                    of.ended() != null && of.ended().name().equals(figure.name());
            case REPLIED -> of.replied();
            case ON_TIME -> Boolean.TRUE.equals(of.onTime()) && !of.withLeave();
            case WITH_LEAVE -> Boolean.TRUE.equals(of.onTime()) && of.withLeave();
            case AS_STATED -> of.asStated();
            case LATE -> Boolean.FALSE.equals(of.onTime());
            case REOPENED -> of.reopened() > 0;
            case SATISFIED -> of.satisfaction() == Satisfaction.SATISFIED;
            case PARTLY -> of.satisfaction() == Satisfaction.PARTLY;
            case NOT_SATISFIED -> of.satisfaction() == Satisfaction.NOT;
            case UNREACHABLE -> of.satisfaction() == Satisfaction.UNREACHABLE;
            case REPEATS -> of.repeatOf() != null;
            case MEASURED -> of.workingDays() != null;
        };
    }
}
