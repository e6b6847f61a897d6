package org.caseledger.eventlog;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log from one position up to another, in pages of {@value #SIZE} positions; the database reads
 * the next page while one is processed. Database failures are thrown as Spring's {@code
 * DataAccessException}.
 */
public final class LogPages implements Iterator<List<StoredEvent>>, AutoCloseable {

    static final int SIZE = 4096;

    private final JdbcClient jdbc;
    private final long upto;
    private long after;
    private CompletableFuture<List<StoredEvent>> next;

    LogPages(JdbcClient jdbc, long after, long upto) {
        this.jdbc = jdbc;
        this.after = after;
        this.upto = upto;
        this.next = read(after);
    }

    @Override
    public boolean hasNext() {
        return after < upto;
    }

    /** The events of the next page, in order; fewer than its positions only in a damaged log. */
    @Override
    public List<StoredEvent> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<StoredEvent> page = join(next);
        after = end(after);
        next = read(after);
        return page;
    }

    /** The last position of the pages so far. */
    public long position() {
        return after;
    }

    /**
     * Waits for the page that is being read, so that the database is no longer in use afterwards.
     */
    @Override
    public void close() {
        next.handle((page, failure) -> null).join();
    }

    private CompletableFuture<List<StoredEvent>> read(long from) {
        return from < upto
                ? CompletableFuture.supplyAsync(() -> page(from))
                : CompletableFuture.completedFuture(List.of());
    }

    private List<StoredEvent> page(long from) {
        return jdbc.sql(
                        """
                        SELECT * FROM ledger.event
                         WHERE position > :after AND position <= :upto
                         ORDER BY position
                        """)
                .param("after", from)
                .param("upto", end(from))
                .query(EventTable::event)
                .list();
    }

    private long end(long from) {
        return Math.min(upto, from + SIZE);
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
