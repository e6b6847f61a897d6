package org.caseledger.api.offices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offices that this node serves: what the registry says is done within some seconds, so many at once, in the
 * background, and each on its own.
 */
final class Offices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Offices.class);
    private static final long LOOK_MILLIS = 2_000;
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Node node;
    private final Map<String, ServedOffice> served = new TreeMap<>();
    private final Map<String, ServedOffice> busy = new ConcurrentHashMap<>();
    private final Map<String, Text> told = new HashMap<>();
    private final Map<String, Turn> starting = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "offices");
    private volatile Map<String, Found> byHost = Map.of();

    /** That an office has begun to start. */
    private record Turn(long since) {}

    /** An office by one of its names, and how it is served here, if it is. */
    record Found(OfficeEntry entry, boolean here, @Nullable ServedOffice office) {}

    Offices(Node node) {
        this.node = node;
        thread.setDaemon(true);
    }

    /** The hosts are known when it returns. */
    void begin() {
        look();
        thread.start();
    }

    @Nullable
    Found at(String host) {
        return byHost.get(host);
    }

    /** Those that are served here, by name. */
    synchronized Map<String, ServedOffice> served() {
        return new TreeMap<>(served);
    }

    private void run() {
        try {
            do {
                try {
                    look();
                } catch (RuntimeException e) {
                    LOG.error("机构登记未能读取 / the offices could not be read", e);
                }
            } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        var listed = node.registry().list();
        tell(listed.broken());
        // An office whose entry cannot be read just now continues unchanged.
        for (var office : List.copyOf(served.values())) {
            var name = office.entry().name();
            if (!listed.broken().containsKey(name)
                    && !office.entry().equals(ours(listed.offices().get(name)))) {
                leave(office);
            }
        }
        listed.offices().values().stream().filter(entry -> ours(entry) != null).forEach(this::add);
        route(listed.offices());
        served.values().forEach(this::attend);
    }

    private @Nullable OfficeEntry ours(@Nullable OfficeEntry entry) {
        return entry != null && !entry.retired() && entry.node().equals(node.name()) ? entry : null;
    }

    private void add(OfficeEntry entry) {
        if (!served.containsKey(entry.name()) && !busy.containsKey(entry.name())) {
            served.put(entry.name(), new ServedOffice(node, entry));
        }
    }

    private void tell(Map<String, Text> broken) {
        broken.forEach((name, why) -> {
            if (!why.equals(told.put(name, why))) {
                LOG.error("机构 {} 的登记无效 / the entry of the office {} is not valid: {}", name, name, why);
            }
        });
    }

    private void route(Map<String, OfficeEntry> entries) {
        Map<String, Found> now = new HashMap<>();
        entries.values().forEach(entry -> {
            var found = new Found(entry, ours(entry) != null, served.get(entry.name()));
            entry.hosts().forEach(host -> now.put(host, found));
        });
        // Those whose entry is broken meanwhile.
        served.values()
                .forEach(office -> office.entry()
                        .hosts()
                        .forEach(host -> now.putIfAbsent(host, new Found(office.entry(), true, office))));
        byHost = now;
    }

    private void attend(ServedOffice office) {
        var whyStop = office.whyStop();
        if (whyStop.isPresent()) {
            work(office, () -> office.stopBecause(whyStop.get()));
        } else if (office.isDue() && hasTurn()) {
            var name = office.entry().name();
            starting.put(name, new Turn(System.nanoTime()));
            boolean begun = work(office, () -> {
                try {
                    office.start();
                } finally {
                    starting.remove(name);
                }
            });
            if (!begun) {
                starting.remove(name);
            }
        }
    }

    /** Whether one more may start; one that takes long holds up no other. */
    private boolean hasTurn() {
        long now = System.nanoTime();
        return starting.values().stream()
                        .filter(turn -> now - turn.since() < LONG_NANOS)
                        .count()
                < node.limits().starting();
    }

    private void leave(ServedOffice office) {
        if (work(office, () -> stop(office))) {
            served.remove(office.entry().name());
        }
    }

    private void stop(ServedOffice office) {
        office.stop();
        node.tell(
                Text.format("机构 %s 已停止", "office %s has stopped", office.entry().name()));
    }

    /** One thing at a time is done to an office; false while another one is. */
    private boolean work(ServedOffice office, Runnable work) {
        var name = office.entry().name();
        if (busy.putIfAbsent(name, office) != null) {
            return false;
        }
        office.run(() -> {
            try {
                work.run();
            } finally {
                busy.remove(name);
            }
        });
        return true;
    }

    /** Stops all, some at once. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
            List<ServedOffice> all;
            synchronized (this) {
                all = new ArrayList<>(served.values());
                byHost = Map.of();
            }
            var left = new CountDownLatch(all.size());
            for (var office : all) {
                office.run(() -> {
                    try {
                        office.stop();
                    } finally {
                        left.countDown();
                    }
                });
            }
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
