package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.Outage;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves all segments of a node that have caught up, together: one transaction claims their tokens, reads the end of the
 * log once, writes the rows of every view and moves the tokens. When it fails or when there is much to read, each
 * segment goes on alone until it has caught up again, so that a view that is broken stops by itself and holds up no
 * other. While the log does not grow, no transaction begins: claims are written to the server's log.
 */
@Slf4j
final class TailFollower implements AutoCloseable {
    // The end of the log may lie just behind the boundary of two blocks.
    private static final int MOST_BLOCKS = 2;
    private static final long LOOK_MILLIS = 1_000;
    private static final long IDLE_MILLIS = 30_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final Supplier<List<SegmentRunner>> following;
    private final LogBlocks log;
    private final Tokens tokens;
    private final TransactionTemplate transaction;
    private final Runnable moved;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread thread;
    // Where the last step has brought all of these.
    private long reached = -1;
    private List<SegmentRunner> there = List.of();

    /** {@code following} lists the segments to be moved; {@code moved} runs after each commit that has moved one. */
    TailFollower(Supplier<List<SegmentRunner>> following, DataSource dataSource, LogBlocks log, Runnable moved) {
        this.following = following;
        this.log = log;
        this.tokens = new Tokens(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.moved = moved;
    }

    synchronized void start() {
        if (thread == null) {
            thread = new Thread(this::run, "views-follower");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Reports that the log may have grown. */
    void wake() {
        wake.release();
    }

    private void run() {
        var backOff = new BackOff();
        while (!closed) {
            wake.drainPermits();
            long wait;
            try {
                wait = step();
                backOff.reset();
            } catch (RuntimeException e) {
                wait = backOff.next("The views", e);
            }
            pause(wait);
        }
    }

    private void pause(long millis) {
        try {
            if (millis > 0 && wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                LOG.trace("Woken");
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait for the next one, in milliseconds; fails when the database is away. */
    private long step() {
        var all = following.get();
        long head = log.head();
        if (isThere(all, head)) {
            return IDLE_MILLIS;
        }
        return move(all, head) ? 0 : isThere(all, head) ? IDLE_MILLIS : LOOK_MILLIS;
    }

    private boolean isThere(List<SegmentRunner> all, long head) {
        return all.isEmpty() || (reached >= head && there.containsAll(all));
    }

    /** Whether anything has moved. */
    private boolean move(List<SegmentRunner> all, long head) {
        var locked = new ArrayList<SegmentRunner>();
        try {
            for (var runner : all) {
                if (runner.segment().lock().tryLock()) {
                    locked.add(runner);
                }
            }
            return !locked.isEmpty() && moveTogether(locked, head);
        } finally {
            locked.forEach(runner -> runner.segment().lock().unlock());
        }
    }

    private boolean moveTogether(List<SegmentRunner> runners, long head) {
        try {
            var steps = transaction.execute(status -> readAndSave(runners));
            steps.forEach(step -> step.committed());
            // One that another node holds is looked at again.
            if (steps.size() == runners.size()) {
                reached = head;
                there = List.copyOf(runners);
            }
            boolean any = steps.stream().anyMatch(step -> step.hasMoved());
            if (any) {
                moved.run();
            }
            return any;
        } catch (Throwable e) {
            if (Outage.isReasonOf(e)) {
                throw e;
            }
            LOG.debug("The views go on one by one", e);
            runners.forEach(SegmentRunner::catchUp);
            return false;
        }
    }

    private List<Segment<?>.Step> readAndSave(List<SegmentRunner> runners) {
        var steps = new ArrayList<Segment<?>.Step>();
        var claimed =
                tokens.claimLive(runners.stream().map(SegmentRunner::token).toList());
        if (claimed.isEmpty()) {
            return steps;
        }
        var blocks = read(claimed.stream().mapToLong(Token::position).min().orElseThrow());
        if (blocks.get(blocks.size() - 1).isFull()) {
            runners.forEach(SegmentRunner::catchUp);
            return steps;
        }
        for (var token : claimed) {
            runners.stream()
                    .filter(runner -> runner.token().isSameSegmentAs(token))
                    .forEach(runner -> steps.add(runner.segment().begin(token)));
        }
        steps.forEach(step -> blocks.forEach(step::add));
        var moving = steps.stream().filter(step -> step.hasMoved()).toList();
        if (!moving.isEmpty()) {
            moving.forEach(step -> step.save());
            tokens.move(moving.stream().map(step -> step.token()).toList());
        }
        return steps;
    }

    /** The end of the log after a position; the last block is full when there is much to read. */
    private List<LogBlocks.Block> read(long position) {
        var blocks = new ArrayList<LogBlocks.Block>();
        long reached = position;
        LogBlocks.Block block;
        do {
            block = log.after(reached);
            blocks.add(block);
            if (block.isFull()) {
                reached = block.events().get(block.events().size() - 1).position();
            }
        } while (block.isFull() && blocks.size() < MOST_BLOCKS);
        return blocks;
    }

    @Override
    public void close() {
        closed = true;
        wake();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        try {
            if (running != null) {
                running.join(CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
