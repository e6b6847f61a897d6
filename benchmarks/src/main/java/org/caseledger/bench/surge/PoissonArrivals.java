package org.caseledger.bench.surge;

/** Arrivals that are independent of each other, at a constant rate within a window. */
record PoissonArrivals(EventCalendar calendar, RandomNumbers random) {
    /** Schedules one arrival after the other, {@code rate} per second on average. */
    void schedule(Window window, double rate, Runnable arrival) {
        if (rate > 0) {
            next(window.from(), window.until(), rate, arrival);
        }
    }

    private void next(double after, double until, double rate, Runnable arrival) {
        double at = after + random.exponential(1 / rate);
        if (at < until) {
            calendar.at(at, () -> {
                arrival.run();
                next(at, until, rate, arrival);
            });
        }
    }
}
