package org.caseledger.query.whatif;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.caseledger.eventlog.EventLog;

/**
 * The runs of this node: {@value #AT_ONCE} at once, and the last {@value #KEPT} answers of at most {@value #MOST_CASES}
 * cases together, each until it has not been requested for an hour. They read the log and write nothing.
 */
public final class WhatIfs implements AutoCloseable {
    private static final int AT_ONCE = 2;
    private static final int KEPT = 3;
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofHours(1);
    private static final long MOST_CASES = 2_000_000;

    private static final class Held {
        final WhatIfRun run;
        Instant askedFor;

        Held(WhatIfRun run, Instant askedFor) {
            this.run = run;
            this.askedFor = askedFor;
        }

        boolean isRunning() {
            return run.state() == WhatIfRun.State.RUNNING;
        }
    }

    private final EventLog log;
    private final Clock clock;
    private final long mostCases;
    private final Map<UUID, Held> runs = new LinkedHashMap<>();
    private final ExecutorService workers;

    public WhatIfs(EventLog log, Clock clock) {
        this(log, clock, MOST_CASES, workers());
    }

    WhatIfs(EventLog log, Clock clock, long mostCases, ExecutorService workers) {
        this.log = log;
        this.clock = clock;
        this.mostCases = mostCases;
        this.workers = workers;
    }

    /** They give way to whoever works with the ledger at the same time. */
    private static ExecutorService workers() {
        return Executors.newFixedThreadPool(AT_ONCE * WhatIfRun.WORKERS, work -> {
            var thread = new Thread(work, "what-if");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /**
     * Begins to answer for the cases received from an instant until before another; throws {@link TooManyRuns} while
     * others are under way.
     */
    public WhatIfRun start(OtherRules rules, Instant from, Instant until) {
        var now = clock.instant();
        // Nothing is received after it is recorded, but for what the clocks of two nodes differ by.
        long after = log.positionAt(from.minus(SKEW));
        var asked = new WhatIfRequest(from, until, rules, now, after, log.head());
        synchronized (this) {
            letGo();
            if (runs.values().stream().filter(Held::isRunning).count() >= AT_ONCE) {
                throw new TooManyRuns(AT_ONCE);
            }
            var run = new WhatIfRun(log, asked, mostCases);
            runs.put(run.id(), new Held(run, now));
            run.begin(workers);
            return run;
        }
    }

    /** The answer for those cases at once, which is not kept; empty where it takes longer than that. */
    public Optional<WhatIfRun> answer(OtherRules rules, Instant from, Instant until, Duration longest)
            throws InterruptedException {
        long after = log.positionAt(from.minus(SKEW));
        var asked = new WhatIfRequest(from, until, rules, clock.instant(), after, log.head());
        var run = new WhatIfRun(log, asked, mostCases);
        run.begin(workers);
        if (run.await(longest) && run.state() == WhatIfRun.State.DONE) {
            return Optional.of(run);
        }
        run.cancel();
        return Optional.empty();
    }

    /** The run of this identity. */
    public synchronized Optional<WhatIfRun> find(UUID id) {
        letGo();
        var held = runs.get(id);
        if (held == null) {
            return Optional.empty();
        }
        held.askedFor = clock.instant();
        return Optional.of(held.run);
    }

    /** All runs that there are, the last one first. */
    public synchronized List<WhatIfRun> all() {
        letGo();
        var all = new ArrayList<WhatIfRun>();
        runs.values().forEach(held -> all.add(0, held.run));
        return all;
    }

    /** Cancels a run and forgets its answer; whether there was one. */
    public synchronized boolean remove(UUID id) {
        var held = runs.remove(id);
        if (held != null) {
            held.run.cancel();
        }
        return held != null;
    }

    private void letGo() {
        var now = clock.instant();
        runs.values().removeIf(held -> !held.isRunning() && now.isAfter(held.askedFor.plus(KEPT_FOR)));
        var ended = runs.values().stream().filter(held -> !held.isRunning()).toList();
        int kept = ended.size();
        long cases = ended.stream().mapToLong(held -> held.run.cases()).sum();
        for (var held : ended) {
            if (kept <= KEPT && cases <= mostCases) {
                break;
            }
            runs.remove(held.run.id());
            cases -= held.run.cases();
            kept--;
        }
    }

    /** Ends what is under way; a page that is being read is waited for. */
    @Override
    public void close() {
        synchronized (this) {
            runs.values().forEach(held -> held.run.cancel());
        }
        workers.shutdown();
        try {
            workers.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
