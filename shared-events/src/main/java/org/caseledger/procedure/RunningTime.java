package org.caseledger.procedure;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Time as seen by one deadline, without its suspensions. */
final class RunningTime {
    private final List<Suspension> pauses;

    RunningTime(List<Suspension> pauses) {
        this.pauses =
                pauses.stream().sorted(Comparator.comparing(Suspension::from)).toList();
    }

    /** Whether the deadline is never suspended. */
    boolean isUnbroken() {
        return pauses.isEmpty();
    }

    /**
     * Whether the deadline is running at that time. A deadline that is resumed at exactly that time counts as not
     * running: a limit that ended there would be over in the moment of its resumption.
     */
    boolean at(Instant time) {
        return pauses.stream()
                .noneMatch(pause -> pause.from().isBefore(time) && !pause.to().isBefore(time));
    }

    /** The instant at which that much time has run since the start. */
    Instant after(Instant start, Duration length) {
        Instant end = start.plus(length);
        Instant counted = start;
        for (Suspension pause : pauses) {
            Instant from = later(pause.from(), counted);
            if (from.isBefore(end) && from.isBefore(pause.to())) {
                end = end.plus(Duration.between(from, pause.to()));
                counted = pause.to();
            }
        }
        return end;
    }

    /** The time that runs between the two. */
    Duration between(Instant start, Instant end) {
        Duration running = Duration.between(start, end);
        Instant counted = start;
        for (Suspension pause : pauses) {
            Instant from = later(pause.from(), counted);
            Instant to = pause.to().isBefore(end) ? pause.to() : end;
            if (from.isBefore(to)) {
                running = running.minus(Duration.between(from, to));
                counted = to;
            }
        }
        return running;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
