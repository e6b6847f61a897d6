package org.caseledger.command.axon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.caseledger.command.BeginningCommand;
import org.caseledger.command.ComplaintCommand;
import org.caseledger.command.Office;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * The framework put together by hand: one aggregate over our event log; the log owns its
 * transactions, so the command bus has none.
 */
public final class AxonLedger implements AutoCloseable {

    private static final String EXPECTED_VERSION = "expectedVersion";

    /** Which aggregate a command is for, and which version of it the sender has seen. */
    static final CommandTargetResolver TARGET =
            command ->
                    new VersionedAggregateIdentifier(
                            ((ComplaintCommand) command.getPayload()).caseId(),
                            (Long) command.getMetaData().get(EXPECTED_VERSION));

    private final Configuration configuration;
    private final Recorded recorded;

    public AxonLedger(EventLog log, Office office) {
        this(log, office, new Recorded());
    }

    private AxonLedger(EventLog log, Office office, Recorded recorded) {
        this(
                new LedgerStorageEngine(log, recorded),
                NoTransactionManager.INSTANCE,
                office,
                recorded);
    }

    /**
     * The same aggregate and commands over another storage of the framework, to be measured beside
     * the log; {@link #send} then returns nothing.
     */
    public AxonLedger(EventStorageEngine storage, TransactionManager transactions, Office office) {
        this(storage, transactions, office, new Recorded());
    }

    private AxonLedger(
            EventStorageEngine storage,
            TransactionManager transactions,
            Office office,
            Recorded recorded) {
        this.recorded = recorded;
        configuration =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureTransactionManager(c -> transactions)
                        .configureEmbeddedEventStore(c -> storage)
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
                        .configureAggregate(
                                AggregateConfigurer.defaultConfiguration(Complaint.class)
                                        .configureCommandTargetResolver(c -> TARGET))
                        .start();
    }

    /**
     * Decides a command and records what follows; returns what was recorded, in order.
     *
     * @throws org.caseledger.command.Refused when a rule forbids it
     * @throws org.axonframework.modelling.command.AggregateNotFoundException when there is no such
     *     case
     * @throws org.axonframework.modelling.command.ConcurrencyException when somebody acted first
     */
    public List<StoredEvent> send(
            ComplaintCommand command,
            Map<String, String> metadata,
            @Nullable Long expectedVersion) {
        recorded.take();
        configuration.commandGateway().sendAndWait(message(command, metadata, expectedVersion));
        return recorded.take();
    }

    static CommandMessage<ComplaintCommand> message(
            ComplaintCommand command,
            Map<String, String> metadata,
            @Nullable Long expectedVersion) {
        var all = new HashMap<String, Object>(metadata);
        if (expectedVersion != null) {
            all.put(EXPECTED_VERSION, expectedVersion);
        }
        var name = command instanceof BeginningCommand ? Complaint.BEGIN : Complaint.HANDLE;
        return new GenericCommandMessage<>(new GenericMessage<>(command, all), name);
    }

    /** What the framework was put together from. */
    Configuration configuration() {
        return configuration;
    }

    static Map<String, String> strings(MetaData metaData) {
        var strings = new java.util.TreeMap<String, String>();
        metaData.forEach(
                (key, value) -> {
                    if (value instanceof String text) {
                        strings.put(key, text);
                    }
                });
        return strings;
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
