package org.caseledger.command.axon;

import java.util.List;
import java.util.Map;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.caseledger.command.ComplaintCommand;
import org.caseledger.command.Office;
import org.jspecify.annotations.Nullable;

/**
 * The same aggregate and commands as {@link AxonLedger} over a storage engine of the framework's
 * own, with a transaction around each command as the framework's users have it. It stands in this
 * package because the aggregate is not to be seen elsewhere.
 */
public final class StockLedger implements AutoCloseable {

    private final Configuration configuration;

    /** {@code cache}, when there is one, keeps loaded aggregates. */
    public StockLedger(
            EventStorageEngine engine,
            TransactionManager transactions,
            Office office,
            @Nullable Cache cache) {
        var aggregate =
                AggregateConfigurer.defaultConfiguration(Complaint.class)
                        .configureCommandTargetResolver(c -> AxonLedger.TARGET);
        if (cache != null) {
            aggregate.configureCache(c -> cache);
        }
        configuration =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureEmbeddedEventStore(c -> engine)
                        .configureTransactionManager(c -> transactions)
                        .configureCorrelationDataProviders(
                                c ->
                                        List.of(
                                                new SimpleCorrelationDataProvider(
                                                        "actor",
                                                        "name",
                                                        "role",
                                                        "unit",
                                                        "requestId",
                                                        "fingerprint")))
                        .registerComponent(Office.class, c -> office)
                        .configureAggregate(aggregate)
                        .start();
    }

    /** Decides a command and records what follows. */
    public void send(ComplaintCommand command, Map<String, String> metadata) {
        configuration.commandGateway().sendAndWait(AxonLedger.message(command, metadata, null));
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
