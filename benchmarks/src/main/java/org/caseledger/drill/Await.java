package org.caseledger.drill;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do. */
final class Await {
    private static final long LOOK_EVERY_MILLIS = 100;

    private Await() {}

    /** What is waited for; a failed attempt to find out counts as {@code false}. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Returns when the condition holds; {@link DrillFailed} when it does not in time. */
    static void until(String what, Duration atMost, Condition condition) throws Exception {
        long begun = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begun > atMost.toNanos()) {
                throw new DrillFailed("not within %d s: %s".formatted(atMost.toSeconds(), what));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
