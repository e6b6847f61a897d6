package org.caseledger.bench.surge;

import java.util.PriorityQueue;
import lombok.Getter;

/** The agenda of a discrete-event simulation and its time, in seconds from the first midnight. */
final class EventCalendar {
    private record Entry(double at, long number, Runnable event) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Entry> agenda = new PriorityQueue<>();

    @Getter
    private double now;

    private long scheduled;

    /** What is scheduled for the same time happens in the order of scheduling. */
    void at(double time, Runnable event) {
        agenda.add(new Entry(time, scheduled++, event));
    }

    void after(double seconds, Runnable event) {
        at(now + seconds, event);
    }

    /** Until nothing is left to happen. */
    void run() {
        for (var next = agenda.poll(); next != null; next = agenda.poll()) {
            now = next.at();
            next.event().run();
        }
    }
}
