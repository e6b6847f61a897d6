package org.caseledger.query.statistics;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Counts cases by the events of a log alone, without a database, as {@link StatisticsQueries} counts the rows of an
 * office (P9.04). Each figure opens to the cases behind it, and to the positions of the events by which they came to
 * count. Not thread-safe.
 */
@RequiredArgsConstructor
public final class LogStatistics {
    private final Instant from;
    private final WorkCalendar calendar = WorkCalendar.builtIn();
    private final Map<CaseId, Kept> cases = new HashMap<>();

    /** A case, and the position of the event by which each figure that counts it came to do so. */
    private record Kept(CountedCase of, Map<Figure, Long> since) {}

    /** A case behind a figure; {@code position} is of the event by which it came to count. */
    public record Counted(
            long position,
            CaseId caseId,
            String number,
            Instant receivedAt,
            ComplaintKind kind,
            Channel channel,
            @Nullable UnitId unit) {
        private static Counted of(CountedCase of, long position) {
            var c = of.of();
            return new Counted(position, of.caseId(), c.number(), c.receivedAt(), c.kind(), c.channel(), c.unit());
        }
    }

    /** Takes the next event of the log. Those of exercises, and all that are of no case, count nothing. */
    public void take(Recorded recorded) {
        if (!(recorded.event() instanceof ComplaintEvent)
                || CaseId.isExercise(recorded.caseId().value())) {
            return;
        }
        cases.compute(recorded.caseId(), (id, before) -> next(before, recorded));
    }

    private @Nullable Kept next(@Nullable Kept before, Recorded recorded) {
        if (before == null && !(recorded.event() instanceof ComplaintReceived)) {
            return null;
        }
        var counted = CountedCase.on(before == null ? null : before.of, recorded, calendar);
        if (counted.of().receivedAt().isBefore(from)) {
            return null;
        }
        Map<Figure, Long> since = before == null ? new EnumMap<>(Figure.class) : before.since;
        for (Figure figure : Figure.values()) {
            if (counts(figure, counted)) {
                since.putIfAbsent(figure, recorded.position());
            } else {
                since.remove(figure);
            }
        }
        return new Kept(counted, since);
    }

    /** The figures of the cases received from a time until before another. */
    public Map<Figure, Long> figures(Instant first, Instant until) {
        var counts = new long[Figure.values().length];
        for (Kept kept : cases.values()) {
            if (isReceived(kept, first, until)) {
                kept.since.keySet().forEach(figure -> counts[figure.ordinal()]++);
            }
        }
        var figures = new EnumMap<Figure, Long>(Figure.class);
        for (Figure figure : Figure.values()) {
            figures.put(figure, counts[figure.ordinal()]);
        }
        return figures;
    }

    /** The cases behind a figure, in the order in which they came to count. */
    public List<Counted> cases(Figure figure, Instant first, Instant until) {
        return cases.values().stream()
                .filter(kept -> isReceived(kept, first, until))
                .filter(kept -> kept.since.containsKey(figure))
                .map(kept -> Counted.of(kept.of, kept.since.get(figure)))
                .sorted(Comparator.comparingLong(Counted::position))
                .toList();
    }

    private static boolean isReceived(Kept kept, Instant first, Instant until) {
        return !kept.of.of().receivedAt().isBefore(first)
                && kept.of.of().receivedAt().isBefore(until);
    }

    /** Whether a figure counts a case: as the statements of {@link StatisticsQueries} do for rows. */
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
