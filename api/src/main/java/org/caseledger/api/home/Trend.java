package org.caseledger.api.home;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
