package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LongWork;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the new rows of many views in one pass over the log, so that each event is read, checked and decoded once for
 * all of them, and each case is written once, when all of it is known. Rows and tokens of a part of the views are one
 * transaction: of a pass that ends early nothing is left.
 */
final class OnePass {
    private static final int PARTS = 2;
    private static final int AHEAD = 2;
    private static final long LOOK_MILLIS = 200;
    private static final List<LogEvent> CASES_END = new ArrayList<>();
    private static final List<LogEvent> END = new ArrayList<>();

    /** Each view remembers so many cases: all views do at the same time. */
    static final int REMEMBERED = 1_000;

    private final EventLog log;
    private final Tokens tokens;
    private final Tables tables;
    private final TransactionTemplate transaction;
    private final List<Part> parts = new ArrayList<>();
    private final long end;

    OnePass(DataSource dataSource, EventLog log, Tokens tokens, List<Segment<?>> segments) {
        this.log = log;
        this.end = log.head();
        this.tokens = tokens;
        var unlimited = new LongWork(dataSource);
        this.tables = new Tables(unlimited);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(unlimited));
        for (int part = 0; part < PARTS; part++) {
            parts.add(new Part());
        }
        // Those of a view write the same tables.
        var views = segments.stream()
                .map(segment -> segment.token().view())
                .distinct()
                .toList();
        for (var segment : segments) {
            parts.get(views.indexOf(segment.token().view()) % PARTS).segments.add(segment);
        }
    }

    /** Ends at the end of the log; {@code progress} receives the number of events read. */
    void run(LongConsumer progress) throws InterruptedException {
        var workers = Executors.newFixedThreadPool(PARTS, work -> {
            var thread = new Thread(work, "views-in-one-pass");
            thread.setDaemon(true);
            return thread;
        });
        try {
            read(begun(workers), progress);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Future<?>> begun(ExecutorService workers) {
        var begun = new ArrayList<Future<?>>();
        parts.forEach(part -> begun.add(workers.submit(part)));
        return begun;
    }

    private void read(List<Future<?>> begun, LongConsumer progress) throws InterruptedException {
        var whole = new WholeLog(log, end);
        long read = 0;
        boolean cases = true;
        for (var some = whole.next(); !some.isEmpty(); some = whole.next()) {
            if (cases && whole.isAfterCases()) {
                give(CASES_END, begun);
                cases = false;
            }
            give(some, begun);
            read += some.size();
            progress.accept(read);
        }
        if (cases) {
            give(CASES_END, begun);
        }
        give(END, begun);
        for (var part : begun) {
            await(part);
        }
    }

    private void give(List<LogEvent> some, List<Future<?>> begun) throws InterruptedException {
        for (int i = 0; i < PARTS; i++) {
            while (!parts.get(i).given.offer(some, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                for (var part : begun) {
                    if (part.isDone()) {
                        await(part);
                    }
                }
            }
        }
    }

    private static void await(Future<?> part) throws InterruptedException {
        try {
            part.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Some of the views, on a thread of their own. */
    private final class Part implements Callable<Boolean> {
        private final List<Segment<?>> segments = new ArrayList<>();
        private final BlockingQueue<List<LogEvent>> given = new ArrayBlockingQueue<>(AHEAD);

        @Override
        public Boolean call() {
            segments.forEach(segment -> segment.lock().lock());
            try {
                return transaction.execute(status -> build());
            } finally {
                segments.forEach(segment -> segment.lock().unlock());
            }
        }

        private boolean build() {
            var builds = new ArrayList<Segment<?>.Build>();
            for (var token :
                    tokens.claimBeside(segments.stream().map(Segment::token).toList())) {
                // One that another node has held meanwhile goes on by itself.
                if (token.position() == 0) {
                    segments.stream()
                            .filter(segment -> segment.token().isSameSegmentAs(token))
                            .forEach(segment -> builds.add(segment.build(token)));
                }
            }
            var keyless = dropKeys(builds);
            for (var some = next(); some != END; some = next()) {
                if (some == CASES_END) {
                    tables.addKeys(keyless);
                    builds.forEach(build -> build.withoutKeys(false));
                } else {
                    for (var build : builds) {
                        build.add(some);
                    }
                }
            }
            if (!builds.isEmpty()) {
                tokens.move(builds.stream().map(build -> build.token(end)).toList());
            }
            return !builds.isEmpty();
        }

        /** Drops the keys of views of which no other node holds a segment; returns their tables. */
        private List<String> dropKeys(List<Segment<?>.Build> builds) {
            var keyless = new ArrayList<String>();
            for (var ofView : byView(builds)) {
                if (ofView.size() == ofView.get(0).token(0).segments()) {
                    keyless.addAll(ofView.get(0).tables());
                    ofView.forEach(build -> build.withoutKeys(true));
                }
            }
            tables.dropKeysByPosition(keyless);
            return keyless;
        }

        private static Collection<List<Segment<?>.Build>> byView(List<Segment<?>.Build> builds) {
            return builds.stream()
                    .collect(Collectors.groupingBy(build -> build.token(0).view()))
                    .values();
        }

        private List<LogEvent> next() {
            try {
                return given.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the pass was ended", e);
            }
        }
    }
}
