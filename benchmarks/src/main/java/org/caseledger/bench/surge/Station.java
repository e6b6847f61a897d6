package org.caseledger.bench.surge;

import java.util.ArrayDeque;
import java.util.Queue;
import lombok.Getter;

/** A queue before equal servers, first come first served (G/G/c), which can close for a while. */
final class Station {
    private record Job(double arrivedAt, double serviceTime, Runnable begun) {}

    private final EventCalendar calendar;
    private final int servers;
    private final Window observed;
    private final Queue<Job> queue = new ArrayDeque<>();

    /** From arrival until a server takes the job. */
    @Getter
    private final Samples waits = new Samples();

    /** From arrival until the job is done. */
    @Getter
    private final Samples sojourns = new Samples();

    private Runnable queueEmptied = () -> {};
    private boolean open = true;

    @Getter
    private int busy;

    @Getter
    private int longestQueue;

    @Getter
    private long arrived;

    @Getter
    private long served;

    private double offeredWork;

    /** Times are kept of the jobs that arrive in the observed window. */
    Station(EventCalendar calendar, int servers, Window observed) {
        this.calendar = calendar;
        this.servers = servers;
        this.observed = observed;
    }

    /** A job arrives; {@code begun} runs when a server takes it. */
    void arrive(double serviceTime, Runnable begun) {
        arrived++;
        if (observed.contains(calendar.now())) {
            offeredWork += serviceTime;
        }
        queue.add(new Job(calendar.now(), serviceTime, begun));
        beginWhatCan();
        longestQueue = Math.max(longestQueue, queue.size());
    }

    void open() {
        open = true;
        beginWhatCan();
    }

    /** Nothing is begun until it opens; what was begun is finished. */
    void close() {
        open = false;
    }

    void whenQueueEmpties(Runnable then) {
        queueEmptied = then;
    }

    private void beginWhatCan() {
        while (open && busy < servers && !queue.isEmpty()) {
            begin(queue.remove());
        }
    }

    private void begin(Job job) {
        busy++;
        observe(waits, job);
        calendar.after(job.serviceTime(), () -> finish(job));
        job.begun().run();
        if (queue.isEmpty()) {
            queueEmptied.run();
        }
    }

    private void finish(Job job) {
        busy--;
        served++;
        observe(sojourns, job);
        beginWhatCan();
    }

    private void observe(Samples samples, Job job) {
        if (observed.contains(job.arrivedAt())) {
            samples.add(calendar.now() - job.arrivedAt());
        }
    }

    int waiting() {
        return queue.size();
    }

    /** The work that arrives in the observed window, of what the servers can do in it. */
    double offeredLoad() {
        return offeredWork / (servers * observed.seconds());
    }
}
