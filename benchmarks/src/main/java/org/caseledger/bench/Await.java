package org.caseledger.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what other processes do. */
public final class Await {
    private static final long LOOK_EVERY_MILLIS = 50;

    private Await() {}

    /** Returns when the condition holds; {@link CheckFailed} when it does not in time. */
    public static void until(Supplier<String> what, Duration atMost, Callable<Boolean> condition) {
        long begun = System.nanoTime();
        try {
            while (!condition.call()) {
                if (System.nanoTime() - begun > atMost.toNanos()) {
                    throw new CheckFailed("not within %d s: %s".formatted(atMost.toSeconds(), what.get()));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(what.get(), e);
        }
    }
}
