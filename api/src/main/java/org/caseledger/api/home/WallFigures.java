package org.caseledger.api.home;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.Channel;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.DayIntake;
import org.caseledger.query.board.LoadQueries;
import org.caseledger.query.board.UnitLoad;
import org.springframework.stereotype.Component;

/** What a wall screen shows: numbers only, of no person and no single case. */
@Component
@RequiredArgsConstructor
class WallFigures {
    private static final int DAYS = 30;

    /** As many lines as can be read from five metres. */
    private static final int UNITS = 8;

    private static final int CHANNELS = 6;

    private final LoadQueries loads;
    private final Clock clock;

    /** How many cases came in today by a channel. */
    public record OfChannel(Channel channel, long cases) {}

    /**
     * All of it; {@code others} are so many more units together, {@code otherChannels} what came in by the channels
     * that are not listed.
     */
    public record Wall(
            Instant asOf,
            UnitLoad whole,
            List<UnitLoad> units,
            int otherUnits,
            UnitLoad others,
            List<OfChannel> channels,
            long otherChannels,
            Trend trend) {}

    /** For those who read the cases of all units: a wall screen is logged in as one of them. */
    Wall of(Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, WorkCalendar.ZONE);
        var units = loads.loads(null, now);
        var received = loads.received(today.minusDays(DAYS - 1L));
        var channels = channels(received, today);
        var rest = units.stream().skip(UNITS).toList();
        return new Wall(
                now,
                sum(units),
                units.stream().limit(UNITS).toList(),
                rest.size(),
                sum(rest),
                channels.stream().limit(CHANNELS).toList(),
                channels.stream().skip(CHANNELS).mapToLong(OfChannel::cases).sum(),
                trend(received, today));
    }

    private static UnitLoad sum(List<UnitLoad> units) {
        return units.stream().reduce(UnitLoad.NOTHING, UnitLoad::plus);
    }

    private static List<OfChannel> channels(List<DayIntake> received, LocalDate today) {
        return received.stream()
                .filter(one -> one.day().equals(today))
                .map(one -> new OfChannel(one.channel(), one.cases()))
                .sorted(Comparator.comparingLong(OfChannel::cases).reversed().thenComparing(OfChannel::channel))
                .toList();
    }

    private Trend trend(List<DayIntake> received, LocalDate today) {
        Map<LocalDate, Long> came = received.stream()
                .collect(Collectors.groupingBy(DayIntake::day, Collectors.summingLong(DayIntake::cases)));
        var first = today.minusDays(DAYS - 1L);
        var closed = loads.closed(first);
        return new Trend(first.datesUntil(today.plusDays(1))
                .map(day -> new Trend.Day(day, came.getOrDefault(day, 0L), closed.getOrDefault(day, 0L)))
                .toList());
    }

    /** The cases received and closed day by day, with the coordinates of their lines in a drawing. */
    public record Trend(List<Day> days) {
        /** The size of the drawing, in its own units. */
        public static final int WIDTH = 600;

        public static final int HEIGHT = 200;

        private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MM-dd");

        /** How many cases came in and were closed on a day. */
        public record Day(LocalDate day, long received, long closed) {
            /** The day as the label under the drawing. */
            public String shown() {
                return day.format(MONTH_AND_DAY);
            }
        }

        /** The most of any day, and at least 1. */
        public long most() {
            return Math.max(
                    1,
                    days.stream()
                            .mapToLong(d -> Math.max(d.received, d.closed))
                            .max()
                            .orElse(1));
        }

        /** All that came in. */
        public long received() {
            return days.stream().mapToLong(Day::received).sum();
        }

        /** All that was closed. */
        public long closed() {
            return days.stream().mapToLong(Day::closed).sum();
        }

        /** The last day. */
        public Day last() {
            return days.get(days.size() - 1);
        }

        /** The points of the line of what came in, as SVG has them. */
        public String lineOfReceived() {
            return line(Day::received);
        }

        /** The same of what was closed. */
        public String lineOfClosed() {
            return line(Day::closed);
        }

        private String line(ToLongFunction<Day> value) {
            double step = days.size() == 1 ? 0 : (double) WIDTH / (days.size() - 1);
            return IntStream.range(0, days.size())
                    .mapToObj(i -> "%.1f,%.1f"
                            .formatted(i * step, HEIGHT - (double) HEIGHT * value.applyAsLong(days.get(i)) / most()))
                    .collect(Collectors.joining(" "));
        }
    }
}
