package org.caseledger.bench.surge;

/** A span of simulated time, in seconds; its end is not part of it. */
record Window(double from, double until) {
    boolean contains(double time) {
        return from <= time && time < until;
    }

    double seconds() {
        return until - from;
    }
}
