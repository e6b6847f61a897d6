package org.caseledger.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import lombok.RequiredArgsConstructor;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/**
 * Runs code of several threads in one schedule of its threads after the other, as many as the system property
 * {@code schedules} says. Time stands still meanwhile: a thread that waits for at most some time waits until it is
 * woken, so that a lost wake-up is a thread that never ends. {@link Object#wait(long)} cannot be run like this.
 */
public final class Schedules {
    private static final int MOST = Integer.getInteger("schedules", 50);
    /** In which what was planted must be found. */
    private static final int ENOUGH = Math.max(MOST, 5_000);

    @SuppressWarnings("unused")
    private static volatile Object seen;

    private Schedules() {}

    /** Fails with the schedule in which this fails or does not end. */
    public static void hold(String what, Runnable concurrent) {
        var counted = new Counted(concurrent);
        long began = System.nanoTime();
        Lincheck.runConcurrentTest(MOST, counted);
        System.out.printf(
                "schedules: %s: %,d in %,d s%n", what, counted.runs, (System.nanoTime() - began) / 1_000_000_000);
    }

    /** Fails unless there is a schedule in which this does not end. */
    public static void hang(String what, Runnable concurrent) {
        fail(what, "Concurrent test has hung", concurrent);
    }

    /** Fails unless there is a schedule in which this fails with these words. */
    public static void fail(String what, String words, Runnable concurrent) {
        var counted = new Counted(concurrent);
        var found =
                catchThrowableOfType(LincheckAssertionError.class, () -> Lincheck.runConcurrentTest(ENOUGH, counted));
        assertThat(found).as(what).isNotNull().hasMessageContaining(words);
        System.out.printf("schedules: %s: found in the first %,d%n", what, counted.runs);
    }

    /** Runs these beside each other on what they share until all have ended; fails if one of them has. */
    @SafeVarargs
    public static <S> void together(S shared, Task<S>... tasks) {
        // What a lambda captures is taken as its own thread's on Java 25, and nothing happens between its steps.
        seen = shared;
        // Not by a stream: what a method of the library calls is taken as one step.
        var all = new Started<?>[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            all[i] = new Started<>(shared, tasks[i]);
            all[i].thread.start();
        }
        for (var started : all) {
            started.end();
        }
    }

    /** What a thread does. */
    @FunctionalInterface
    public interface Task<S> {
        void run(S shared) throws Exception;
    }

    /** A thread of a schedule. */
    @RequiredArgsConstructor
    private static final class Started<S> {
        private final S shared;
        private final Task<S> task;
        private final Thread thread = new Thread(this::run);
        private Throwable failure;

        private void run() {
            try {
                task.run(shared);
            } catch (Throwable e) {
                failure = e;
            }
        }

        void end() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failure != null) {
                throw new IllegalStateException("A thread failed: " + failure, failure);
            }
        }
    }

    /** Counts how often it runs. */
    @RequiredArgsConstructor
    private static final class Counted implements Runnable {
        private final Runnable concurrent;
        private int runs;

        @Override
        public void run() {
            runs++;
            concurrent.run();
        }
    }
}
