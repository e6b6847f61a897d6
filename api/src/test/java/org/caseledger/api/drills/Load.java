package org.caseledger.api.drills;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.caseledger.command.gate.RequestId;
import org.caseledger.events.CaseId;

/**
 * Several clients at once, each of which takes a number of cases through all steps. A request that is not answered is
 * sent again until it is; answers are reported at once.
 */
final class Load {
    private static final int ATTEMPTS = 2_000;
    private static final long PAUSE_MILLIS = 50;

    /** How a request reaches the ledger; returns the position that it answers, 0 when it tells none. */
    @FunctionalInterface
    interface Way {
        long give(Sent request) throws NotAnswered;
    }

    /** The ledger did not say what became of the request. */
    static final class NotAnswered extends Exception {
        NotAnswered(Throwable cause) {
            super(cause);
        }
    }

    record Sent(Step step, String key, CaseId caseId) {
        RequestId id() {
            return RequestId.named(step.person, key);
        }
    }

    /** What the ledger has promised: a request that it took. */
    record Acknowledged(UUID request, UUID caseId, long position) {
        /** As a line of output, and back. */
        String line() {
            return "ack %s %s %d".formatted(request, caseId, position);
        }

        static Acknowledged of(String line) {
            var parts = line.split(" ");
            return new Acknowledged(UUID.fromString(parts[1]), UUID.fromString(parts[2]), Long.parseLong(parts[3]));
        }

        static boolean isLine(String line) {
            return line.startsWith("ack ");
        }
    }

    private final Way way;
    private final long thinkMillis;
    private final Consumer<Acknowledged> told;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> clients = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    /** Starts at once; {@code name} must be another one for each load on the same ledger. */
    Load(String name, int clients, int cases, Way way, Consumer<Acknowledged> told) {
        this(name, clients, cases, 0, way, told);
    }

    /** The same with clients that wait for some milliseconds between their requests. */
    Load(String name, int clients, int cases, long thinkMillis, Way way, Consumer<Acknowledged> told) {
        this.way = way;
        this.thinkMillis = thinkMillis;
        this.told = told;
        for (int n = 0; n < clients; n++) {
            var client = "%s-%d".formatted(name, n);
            this.clients.add(new Thread(() -> handleCases(client, cases), client));
        }
        this.clients.forEach(Thread::start);
    }

    private void handleCases(String client, int cases) {
        try {
            for (int n = 0; n < cases && !isStopped(); n++) {
                handle("%s-%d".formatted(client, n));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
            e.printStackTrace();
        }
    }

    private void handle(String key) throws InterruptedException {
        var caseId = new CaseId(
                RequestId.named(Step.RECEIVE.person, key + "-RECEIVE").caseId());
        for (var step : Step.values()) {
            if (!give(new Sent(step, key + "-" + step, caseId))) {
                return;
            }
        }
    }

    /** Whether it was answered; not, when the load was stopped before. */
    private boolean give(Sent request) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS && !isStopped(); attempt++) {
            try {
                long position = way.give(request);
                told.accept(
                        new Acknowledged(request.id().value(), request.caseId().value(), position));
                stopped.await(thinkMillis, TimeUnit.MILLISECONDS);
                return true;
            } catch (NotAnswered e) {
                stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        if (!isStopped()) {
            throw new AssertionError("never answered: " + request);
        }
        return false;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Lets the requests that are under way end; fails when one was answered wrongly. */
    void stop() throws InterruptedException {
        stopped.countDown();
        for (var client : clients) {
            client.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " clients failed", failures.peek());
        }
    }
}
