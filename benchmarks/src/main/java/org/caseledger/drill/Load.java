package org.caseledger.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.bench.Await;

/**
 * Some clients, each of which records complaints one after another, under a key each. A request whose answer is unknown
 * is sent again with its key until it is answered.
 */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int MOST = 5_000;
    private static final long THINK_MILLIS = 60;
    private static final int UNAVAILABLE = 503;

    /** A complaint that the ledger has promised to have, by the request that was answered. */
    record Acknowledged(String key, String caseId, long begun, long answered) {}

    private final Office office;
    private final URI ledger;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> clients = new ArrayList<>();

    /** Starts at once; {@code name} is another one for each load on the same ledger. */
    Load(String name, Office office, URI ledger) {
        this.office = office;
        this.ledger = ledger;
        for (int n = 0; n < CLIENTS; n++) {
            var client = "-%s-%d-".formatted(name, n);
            clients.add(new Thread(() -> work(client), client));
        }
        clients.forEach(Thread::start);
    }

    private void work(String client) {
        try {
            for (int n = 0; n < MOST && !isStopped(); n++) {
                record(client + n);
                stopped.await(THINK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void record(String key) throws InterruptedException {
        while (!isStopped()) {
            long begun = System.nanoTime();
            try {
                var answer = office.record(ledger, key);
                if (answer.statusCode() == 201) {
                    var address = answer.headers().firstValue("Location").orElse("");
                    var caseId = address.substring(address.lastIndexOf('/') + 1);
                    acknowledged.add(new Acknowledged(key, caseId, begun, System.nanoTime()));
                    return;
                }
                notAnswered(answer);
            } catch (IOException noConnection) {
                unanswered.incrementAndGet();
            }
            stopped.await(THINK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void notAnswered(HttpResponse<String> answer) {
        if (answer.statusCode() != UNAVAILABLE) {
            // Anything else is an answer, and a wrong one.
            throw Office.unexpected(answer);
        }
        unanswered.incrementAndGet();
        if (answer.body().contains("outcome-unknown")) {
            unknown.incrementAndGet();
        }
    }

    /** The number of requests answered with an unknown outcome. */
    int unknown() {
        return unknown.get();
    }

    /** The number of requests without an answer, for whatever reason. */
    int unanswered() {
        return unanswered.get();
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Those that were sent and answered within a time. */
    long within(long from, long until) {
        return acknowledged.stream()
                .filter(a -> a.begun() > from && a.answered() < until)
                .count();
    }

    /** Returns when so many requests that were sent after this moment are acknowledged. */
    void await(int enough, long from, Duration atMost) throws Exception {
        Await.until(() -> enough + " requests are acknowledged", atMost, () -> {
            requireAlive();
            return within(from, Long.MAX_VALUE) >= enough;
        });
    }

    private void requireAlive() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a client was answered wrongly", failures.peek());
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Lets the requests that are under way end; fails when one was answered wrongly. */
    void end() throws InterruptedException {
        close();
        for (var client : clients) {
            client.join();
        }
        requireAlive();
    }

    /** Begins no more requests. */
    @Override
    public void close() {
        stopped.countDown();
    }
}
