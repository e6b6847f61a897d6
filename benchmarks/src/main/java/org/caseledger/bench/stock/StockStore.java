package org.caseledger.bench.stock;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * One of the framework's own storage engines over tables of its own.
 *
 * @param schema the schema that holds its tables
 * @param json how SQL reads a stored column as JSON text; {@code %s} is the column
 */
public record StockStore(
        String name,
        String schema,
        String table,
        Columns columns,
        String json,
        HikariDataSource dataSource,
        TransactionManager transactions,
        EventStorageEngine engine,
        Runnable closing)
        implements AutoCloseable {
    /** The names of the columns. */
    public record Columns(String stream, String sequence, String metadata) {}

    @Override
    public void close() {
        closing.run();
        dataSource.close();
    }
}
