package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the new rows of many views in one pass over the log, so that each event is read, checked
 * and decoded once for all of them. Rows and tokens of a part of the views move in one transaction.
 */
final class OnePass {

    private static final int EVENTS = 5_000;
    private static final int PARTS = 2;

    /** Each view remembers so many cases: all views do at the same time. */
    static final int REMEMBERED = 1_000;

    private final LogBlocks log;
    private final Tokens tokens;
    private final TransactionTemplate transaction;
    private final List<List<Segment<?>>> parts = new ArrayList<>();
    private long reached;

    OnePass(DataSource dataSource, LogBlocks log, Tokens tokens, List<Segment<?>> segments) {
        this.log = log;
        this.tokens = tokens;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        for (int part = 0; part < PARTS; part++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < segments.size(); i++) {
            parts.get(i % PARTS).add(segments.get(i));
        }
        this.reached =
                segments.stream().mapToLong(segment -> segment.token().position()).min().orElse(0);
    }

    /** Ends at the end of the log; {@code progress} is told the position. */
    void run(LongConsumer progress) throws InterruptedException {
        var workers =
                Executors.newFixedThreadPool(
                        PARTS,
                        work -> {
                            var thread = new Thread(work, "views-in-one-pass");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            var events = log.once(reached, EVENTS);
            while (!events.isEmpty()) {
                var moving = move(events, workers);
                long last = events.get(events.size() - 1).position();
                events = log.once(last, EVENTS);
                await(moving);
                reached = last;
                progress.accept(reached);
            }
        } finally {
            workers.shutdown();
        }
    }

    private List<Future<?>> move(List<LogEvent> events, ExecutorService workers) {
        var block = new LogBlocks.Block(events, true);
        long from = reached;
        var moving = new ArrayList<Future<?>>();
        parts.forEach(part -> moving.add(workers.submit(() -> move(part, from, block))));
        return moving;
    }

    private static void await(List<Future<?>> moving) throws InterruptedException {
        for (var part : moving) {
            try {
                part.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
            }
        }
    }

    private void move(List<Segment<?>> part, long from, LogBlocks.Block block) {
        part.forEach(segment -> segment.lock().lock());
        try {
            transaction
                    .execute(status -> readAndSave(part, from, block))
                    .forEach(Segment.Step::committed);
        } finally {
            part.forEach(segment -> segment.lock().unlock());
        }
    }

    private List<Segment<?>.Step> readAndSave(
            List<Segment<?>> part, long from, LogBlocks.Block block) {
        var steps = new ArrayList<Segment<?>.Step>();
        for (var token : tokens.claimBeside(part.stream().map(Segment::token).toList())) {
            // One that another node has held meanwhile goes on by itself, once the pass is over.
            if (token.position() >= from) {
                part.stream()
                        .filter(segment -> segment.token().isSameSegmentAs(token))
                        .forEach(segment -> steps.add(segment.begin(token)));
            }
        }
        steps.forEach(step -> step.add(block));
        var moving = steps.stream().filter(step -> step.hasMoved()).toList();
        moving.forEach(step -> step.save());
        if (!moving.isEmpty()) {
            tokens.move(moving.stream().map(step -> step.token()).toList());
        }
        return steps;
    }
}
