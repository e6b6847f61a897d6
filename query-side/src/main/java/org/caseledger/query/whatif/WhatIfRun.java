package org.caseledger.query.whatif;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import lombok.Getter;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.EventLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** One question under way or answered: streams over the log in pages, several at a time. */
@Slf4j
public final class WhatIfRun {
    /** Two, so that one reckons while the database reads for the other. */
    static final int WORKERS = 2;

    private static final long POSITIONS = 8_192;
    private static final int CASES_AT_ONCE = 200;

    /** How a run stands. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /**
     * How far a run has come: percent of the log, cases so far, how many a second, and in how many seconds it will be
     * done, null before that can be estimated.
     */
    public record Progress(
            long percent,
            long cases,
            long casesPerSecond,
            @Nullable Long secondsLeft) {}

    /** Some of the cases that were looked for; {@code clocks} is how many clocks there are. */
    public record Cases(long total, long clocks, List<CaseComparison> cases) {}

    /** Is given cases one by one. */
    @FunctionalInterface
    public interface CaseConsumer<E extends Exception> {
        void accept(CaseComparison compared) throws E;
    }

    @Getter
    private final UUID id = UUID.randomUUID();

    @Getter
    private final WhatIfRequest asked;

    private final Comparing comparing;
    private final CachedCases kept = new CachedCases();
    private final Map<String, List<Figures>> counted = new ConcurrentHashMap<>();
    private final long pages;
    private final long mostCases;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong cases = new AtomicLong();
    private final AtomicLong unreckoned = new AtomicLong();
    private final long beganAt = System.nanoTime();

    @Getter
    private volatile State state = State.RUNNING;
    /** Why it failed; null unless it did. */
    @Getter
    private volatile @Nullable Throwable failure;

    private CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile long tookNanos;

    WhatIfRun(EventLog log, WhatIfRequest asked, long mostCases) {
        this.asked = asked;
        this.comparing = new Comparing(log, asked);
        this.mostCases = mostCases;
        this.pages = Math.max(asked.upto() - asked.after() + POSITIONS - 1, 0) / POSITIONS;
    }

    void begin(Executor executor) {
        var workers = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(CompletableFuture.runAsync(this::work, executor));
        }
        end = CompletableFuture.allOf(workers.toArray(CompletableFuture<?>[]::new))
                .handle((nothing, thrown) -> {
                    ended(thrown);
                    return null;
                });
    }

    private void work() {
        try {
            long page;
            while (isRunning() && (page = next.getAndIncrement()) < pages) {
                reckon(page);
                done.incrementAndGet();
            }
        } catch (RuntimeException | Error e) {
            next.set(pages); // the other worker ends as well
            throw e;
        }
    }

    private void reckon(long page) {
        long after = asked.after() + page * POSITIONS;
        var received = comparing.received(after, Math.min(after + POSITIONS, asked.upto()));
        for (int from = 0; from < received.size() && isRunning(); from += CASES_AT_ONCE) {
            var some = received.subList(from, Math.min(from + CASES_AT_ONCE, received.size()));
            var compared = comparing.compare(some, this::isRunning);
            kept.add(page * POSITIONS + from, compared.cases());
            unreckoned.addAndGet(compared.unreckoned());
            if (cases.addAndGet(some.size()) > mostCases) {
                throw new TooManyCases(mostCases);
            }
        }
    }

    private synchronized void ended(@Nullable Throwable thrown) {
        tookNanos = System.nanoTime() - beganAt;
        if (thrown != null) {
            var cause = thrown.getCause() == null ? thrown : thrown.getCause();
            failure = cause;
            state = State.FAILED;
            if (!(cause instanceof TooManyCases)) {
                LOG.error("A what-if could not be finished", cause);
            }
        } else if (state == State.RUNNING) {
            state = State.DONE;
        }
    }

    /** Ends it where it is; what was answered before stays. */
    synchronized void cancel() {
        if (state == State.RUNNING) {
            state = State.CANCELLED;
        }
    }

    /** Waits until it has ended, but no longer than so; whether it has. */
    public boolean await(Duration longest) throws InterruptedException {
        try {
            end.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isRunning() {
        return state == State.RUNNING;
    }

    /** How far it has come. */
    public Progress progress() {
        long soFar = done.get();
        double seconds = (isRunning() ? System.nanoTime() - beganAt : tookNanos) / 1e9;
        long perSecond = seconds > 0 ? Math.round(cases.get() / seconds) : 0;
        @Nullable Long left = soFar == 0 ? null : Long.valueOf(Math.round(seconds * (pages - soFar) / soFar));
        long percent = pages == 0 ? 100 : 100 * soFar / pages;
        return new Progress(percent, cases.get(), perSecond, isRunning() ? left : null);
    }

    /** How many cases of the period it has come by so far. */
    public long cases() {
        return cases.get();
    }

    /** How many of them have no rules to be reckoned by, since their procedure's file is gone. */
    public long unreckoned() {
        return unreckoned.get();
    }

    /** All clocks together; to be asked when it is done. */
    public Figures overall() {
        return counted.computeIfAbsent("", all -> List.of(kept.overall())).get(0);
    }

    /** The clocks of each group; to be asked when it is done. */
    public List<Figures> groups(WhatIfBy by) {
        return counted.computeIfAbsent(by.name(), all -> kept.groups(by));
    }

    /** How many cases have such a clock. */
    public long count(CaseFilter filter) {
        return kept.find(filter, 0, 0).total();
    }

    /** A page of the cases that have such a clock, each with these clocks. */
    public Cases cases(CaseFilter filter, int page, int size) {
        var found = kept.find(filter, (long) page * size, size);
        return new Cases(found.total(), found.clocks(), again(found.cases(), filter));
    }

    /** Every case that has such a clock, in the order received, each with these clocks. */
    public <E extends Exception> void each(CaseFilter filter, CaseConsumer<E> consumer) throws E {
        for (var some : kept.each(filter)) {
            for (var compared : again(some, filter)) {
                consumer.accept(compared);
            }
        }
    }

    private List<CaseComparison> again(List<UUID> ids, CaseFilter filter) {
        return comparing.compare(ids, () -> true).cases().stream()
                .map(c -> c.only(filter))
                .toList();
    }

    /** A period has more cases than a run may keep in memory. */
    public static final class TooManyCases extends LabelledException {
        TooManyCases(long most) {
            super(Text.format("投诉件超过%d件，请缩短期间", "the period has more than %d cases: choose a shorter one", most));
        }
    }
}
