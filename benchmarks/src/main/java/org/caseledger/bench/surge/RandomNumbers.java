package org.caseledger.bench.surge;

import java.util.SplittableRandom;

/** Draws from one seed that are the same on every machine and JDK. */
record RandomNumbers(SplittableRandom random) {
    RandomNumbers(long seed) {
        this(new SplittableRandom(seed));
    }

    /** A stream of its own, independent of this one. */
    RandomNumbers split() {
        return new RandomNumbers(random.split());
    }

    /** From 0 to below 1. */
    double uniform() {
        return random.nextDouble();
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** By the method of Box and Muller; {@code sigma} is the deviation of the logarithm. */
    double logNormal(double median, double sigma) {
        double radius = StrictMath.sqrt(exponential(2));
        return median * StrictMath.exp(sigma * radius * StrictMath.cos(2 * Math.PI * uniform()));
    }
}
