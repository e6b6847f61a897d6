package org.caseledger.api.drills;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The framework's own event store on PostgreSQL, as it comes: no setting is changed. */
final class StockStore {
    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    private StockStore() {}

    /** Makes its tables. */
    static void create(DataSource database) {
        engine(database::getConnection).createSchema(PostgresEventTableFactory.INSTANCE);
    }

    /** Appends one event; the transaction stays the caller's to commit. */
    static void append(Connection connection, String event) {
        engine(() -> ConnectionWrapperFactory.wrap(connection, new ConnectionWrapperFactory.NoOpCloseHandler()))
                .appendEvents(List.of(new GenericDomainEventMessage<>(
                        "thing", UUID.randomUUID().toString(), 0, event)));
    }

    static JdbcEventStorageEngine engine(ConnectionProvider connections) {
        return JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(SERIALIZER)
                .snapshotSerializer(SERIALIZER)
                .build();
    }
}
