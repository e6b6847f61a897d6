package org.caseledger.query.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.events.complaint.Channel;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** How many cases came in, hour by hour, of all and of each channel and category. */
final class HourlyIntake {
    private static final int WEEK = 7;

    /** Of which cases; both null for all. */
    record Of(@Nullable Channel channel, @Nullable String category) {
        static final Of ALL = new Of(null, null);
    }

    private final Map<Of, Map<Instant, Long>> counts = new LinkedHashMap<>();
    private @Nullable Instant first;

    void add(Of of, Instant hour, long count) {
        counts.computeIfAbsent(of, key -> new HashMap<>()).put(hour, count);
        first = first == null || hour.isBefore(first) ? hour : first;
    }

    /** The surges of the hours until {@code now}, the latest first. */
    List<Surge> surges(SurgeRule rule, WorkCalendar calendar, Instant now) {
        var surges = new ArrayList<Surge>();
        var last = now.truncatedTo(ChronoUnit.HOURS);
        var earliest = now.minus(rule.lookBack());
        for (var hour = last; hour.isAfter(earliest); hour = hour.minus(Duration.ofHours(1))) {
            surges.addAll(ofHour(rule, calendar, hour));
        }
        return surges;
    }

    private List<Surge> ofHour(SurgeRule rule, WorkCalendar calendar, Instant hour) {
        var found = new ArrayList<Surge>();
        for (var of : counts.keySet()) {
            var surge = surge(of, rule, calendar, hour);
            if (surge != null) {
                found.add(surge);
            }
        }
        var all = found.stream().filter(s -> s.cases().equals("ALL")).findFirst();
        return all.map(whole -> List.of(
                        whole.with(found.stream().filter(s -> s != whole).toList())))
                .orElse(found);
    }

    private @Nullable Surge surge(Of of, SurgeRule rule, WorkCalendar calendar, Instant hour) {
        var hours = counts.get(of);
        long count = hours.getOrDefault(hour, 0L);
        if (count < rule.floor()) {
            return null;
        }
        var past = alike(rule, calendar, hour)
                .filter(then -> !then.isBefore(first))
                .map(then -> new Surge.Past(then, hours.getOrDefault(then, 0L)))
                .toList();
        var numbers = past.stream().map(Surge.Past::count).toList();
        return rule.isSurge(count, numbers)
                ? new Surge(hour, of.channel(), of.category(), count, rule.threshold(numbers), past, List.of())
                : null;
    }

    /**
     * The past hours that are like this one: of the same day of the week, or on a make-up day or a holiday of as many
     * of the last days that were worked, or were not, as it is.
     */
    private static Stream<Instant> alike(SurgeRule rule, WorkCalendar calendar, Instant hour) {
        var today = kindOf(calendar, hour);
        return isOrdinary(today)
                ? daysBefore(hour, rule, WEEK).filter(then -> isOrdinary(kindOf(calendar, then)))
                : daysBefore(hour, rule, 1)
                        .filter(then -> isOrdinary(kindOf(calendar, then)))
                        .filter(then -> kindOf(calendar, then).isWorked() == today.isWorked())
                        .limit(rule.weeks());
    }

    private static Stream<Instant> daysBefore(Instant hour, SurgeRule rule, int step) {
        return IntStream.rangeClosed(1, WEEK * rule.weeks() / step)
                .mapToObj(n -> hour.minus(Duration.ofDays((long) step * n)));
    }

    private static DayKind kindOf(WorkCalendar calendar, Instant hour) {
        return calendar.kindOf(hour.atZone(WorkCalendar.ZONE).toLocalDate());
    }

    // On a holiday or a make-up day fewer or more come in than on that day of the week.
    private static boolean isOrdinary(DayKind kind) {
        return kind == DayKind.WORKING_DAY || kind == DayKind.WEEKEND;
    }
}
