package org.caseledger.query.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;

/**
 * The log in blocks of {@value #SIZE} positions, which the segments of a node share: a block is read and decoded once
 * for all that come by at about the same time. A full block never changes.
 */
@RequiredArgsConstructor
final class LogBlocks {
    private static final int SIZE = 1_000;
    private static final int KEPT = Math.min(24, Batch.EVENTS * 3 / 2 / SIZE);

    /** Events in order; full when they reach to the end of their block. */
    record Block(List<LogEvent> events, boolean isFull) {}

    private final EventLog log;
    private final Map<Long, CompletableFuture<Block>> blocks = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, CompletableFuture<Block>> eldest) {
            return size() > KEPT;
        }
    };
    private volatile long head;

    /** The events after a position, up to the end of its block or of the log. */
    Block after(long position) {
        int size = SIZE - (int) (position % SIZE);
        if (size == SIZE && position + SIZE <= head) {
            return shared(position);
        }
        Block block = read(position, size);
        if (block.isFull()) {
            head = log.head();
        }
        return block;
    }

    /** Whether an event was set aside from a view. */
    boolean isSetAside(String view, long position) {
        return new SetAside(log).has(view, position);
    }

    /** The position of the last event. */
    long head() {
        return log.head();
    }

    // The first caller reads, on its own thread and connection: no thread holds a connection while waiting for another
    // one.
    private Block shared(long position) {
        var mine = new CompletableFuture<Block>();
        CompletableFuture<Block> first;
        synchronized (blocks) {
            first = blocks.putIfAbsent(position, mine);
        }
        if (first != null) {
            return await(first);
        }
        try {
            mine.complete(read(position, SIZE));
        } catch (RuntimeException | Error e) {
            synchronized (blocks) {
                blocks.remove(position, mine);
            }
            mine.completeExceptionally(e);
        }
        return await(mine);
    }

    private static Block await(CompletableFuture<Block> block) {
        try {
            return block.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Block read(long position, int size) {
        var events = log.readAfter(position, size).stream().map(LogEvent::new).toList();
        return new Block(events, events.size() == size);
    }
}
