package org.caseledger.bench.stock;

import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.caseledger.bench.server.Database;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The framework's JDBC engine on its own PostgreSQL tables, tuned: one query loads a case, large batches for readers,
 * conflicts recognised.
 */
public final class StockJdbc {
    private static final String SCHEMA = "stock_jdbc";
    private static final int BATCH = 1_000;

    private StockJdbc() {}

    /** On empty tables. */
    public static StockStore open(Database database, int connections) {
        database.renew(SCHEMA);
        var store = on(database, connections);
        var engine = (JdbcEventStorageEngine) store.engine();
        store.transactions().executeInTransaction(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
        return store;
    }

    /** On the existing tables. */
    public static StockStore on(Database database, int connections) {
        // The views, which some users write to from here, are found without their schema.
        var dataSource = database.pool(connections, SCHEMA + ", views");
        var transactions = new SpringTransactionManager(new JdbcTransactionManager(dataSource));
        var serializer = new CodecSerializer();
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new SQLStateResolver("23505"))
                .batchSize(BATCH)
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH)
                .build();
        return new StockStore(
                "Axon JDBC",
                SCHEMA,
                SCHEMA + ".DomainEventEntry",
                new StockStore.Columns("aggregateIdentifier", "sequenceNumber", "metaData"),
                "convert_from(%s, 'UTF8')",
                dataSource,
                transactions,
                engine,
                () -> {});
    }
}
