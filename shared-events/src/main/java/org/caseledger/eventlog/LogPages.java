package org.caseledger.eventlog;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log from one position up to another, in pages of {@value #SIZE} positions; the database reads the next page while
 * one is processed. Database failures are thrown as Spring's {@code DataAccessException}.
 */
public final class LogPages<T> implements Iterator<List<T>>, AutoCloseable {
    static final int SIZE = 4096;

    // A read waits for the database: the few threads that all of the program shares are not for
    // that.
    private static final SimpleAsyncTaskExecutor READS = new SimpleAsyncTaskExecutor("log-page-");

    static {
        READS.setDaemon(true);
    }

    private final JdbcClient jdbc;
    private final RowMapper<T> rows;
    private final long upto;
    private long after;
    private CompletableFuture<List<T>> next;

    LogPages(JdbcClient jdbc, RowMapper<T> rows, long after, long upto) {
        this.jdbc = jdbc;
        this.rows = rows;
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
    public List<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<T> page = join(next);
        after = end(after);
        next = read(after);
        return page;
    }

    /** The last position of the pages so far. */
    public long position() {
        return after;
    }

    /** Waits for the page that is being read, so that the database is no longer in use afterwards. */
    @Override
    public void close() {
        next.handle((page, failure) -> null).join();
    }

    private CompletableFuture<List<T>> read(long from) {
        return from < upto
                ? CompletableFuture.supplyAsync(() -> page(from), READS)
                : CompletableFuture.completedFuture(List.of());
    }

    private List<T> page(long from) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE position > :after AND position <= :upto
                         ORDER BY position
                        """)
                .param("after", from)
                .param("upto", end(from))
                .query(rows)
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
