package org.caseledger.query.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Channel;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** How many cases came in, hour by hour, of all and of each channel and category. */
final class HourlyIntake {

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
        return all.map(
                        whole ->
                                List.of(
                                        whole.with(
                                                found.stream().filter(s -> s != whole).toList())))
                .orElse(found);
    }

    private @Nullable Surge surge(Of of, SurgeRule rule, WorkCalendar calendar, Instant hour) {
        var hours = counts.get(of);
        long count = hours.getOrDefault(hour, 0L);
        if (count < rule.floor()) {
            return null;
        }
        var past = new ArrayList<Surge.Past>();
        for (int week = 1; week <= rule.weeks(); week++) {
            var then = hour.minus(Duration.ofDays(7L * week));
            if (!then.isBefore(first) && isOrdinary(calendar, then)) {
                past.add(new Surge.Past(then, hours.getOrDefault(then, 0L)));
            }
        }
        var numbers = past.stream().map(Surge.Past::count).toList();
        return rule.isSurge(count, numbers)
                ? new Surge(
                        hour,
                        of.channel(),
                        of.category(),
                        count,
                        rule.threshold(numbers),
                        past,
                        List.of())
                : null;
    }

    // On a holiday or a make-up day fewer or more come in than on that day of the week.
    private static boolean isOrdinary(WorkCalendar calendar, Instant hour) {
        LocalDate day = hour.atZone(WorkCalendar.ZONE).toLocalDate();
        var kind = calendar.kindOf(day);
        return kind == DayKind.WORKING_DAY || kind == DayKind.WEEKEND;
    }
}
