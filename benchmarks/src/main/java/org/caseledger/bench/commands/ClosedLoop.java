package org.caseledger.bench.commands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * A number of clients, each of which sends the next command as soon as it is answered; answers during warm-up are not
 * counted.
 */
public final class ClosedLoop {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;

    /** The observations of the clients: latencies in nanoseconds, and everything that was answered. */
    public record Seen(Histogram latencies, double seconds, Set<UUID> answered) {
        public double perSecond() {
            return latencies.getTotalCount() / seconds;
        }
    }

    private record One(Histogram latencies, List<UUID> answered) {}

    private ClosedLoop() {}

    /**
     * Begins with the warm-up; returns when the last client has its answer. Throws {@link IllegalStateException} if a
     * client fails, or has none two minutes after the end.
     */
    public static Seen run(Contestant contestant, int clients, Duration warmUp, Duration measured)
            throws InterruptedException {
        return run(contestant, clients, warmUp, measured, LONGEST);
    }

    static Seen run(Contestant contestant, int clients, Duration warmUp, Duration measured, long patience)
            throws InterruptedException {
        long begin = System.nanoTime() + warmUp.toNanos();
        long end = begin + measured.toNanos();
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var running = new ArrayList<Future<One>>();
            for (int i = 0; i < clients; i++) {
                var client = contestant.client(i);
                running.add(threads.submit(() -> ask(client, begin, end)));
            }
            var latencies = new Histogram(LONGEST, DIGITS);
            var answered = new HashSet<UUID>();
            for (var one : running) {
                long left = Math.max(0, end + patience - System.nanoTime());
                var seen = one.get(left, TimeUnit.NANOSECONDS);
                latencies.add(seen.latencies());
                answered.addAll(seen.answered());
            }
            return new Seen(latencies, measured.toNanos() / 1e9, answered);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "a client has had no answer for %d s".formatted(TimeUnit.NANOSECONDS.toSeconds(patience)), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static One ask(Contestant.Client client, long begin, long end) throws Exception {
        var latencies = new Histogram(LONGEST, DIGITS);
        var answered = new ArrayList<UUID>();
        long asked = System.nanoTime();
        while (asked < end) {
            answered.add(client.step());
            long now = System.nanoTime();
            if (asked >= begin && now < end) {
                latencies.recordValue(now - asked);
            }
            asked = now;
        }
        return new One(latencies, answered);
    }
}
