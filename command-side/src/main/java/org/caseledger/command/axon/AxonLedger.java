package org.caseledger.command.axon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
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
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.caseledger.command.BeginningCommand;
import org.caseledger.command.ComplaintCommand;
import org.caseledger.command.Office;
import org.caseledger.command.Refused;
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

    /**
     * Two kB for a new one, some more for a long one: tens of MB for what an office handles in
     * weeks.
     */
    private static final long CASES_IN_CACHE = 10_000;

    private final Configuration configuration;

    public AxonLedger(EventLog log, Office office) {
        this(
                new LedgerStorageEngine(log),
                NoTransactionManager.INSTANCE,
                office,
                new CaseCache(CASES_IN_CACHE));
    }

    /**
     * The same aggregate and commands over another storage of the framework, with a cache of its
     * own or none, to be measured beside the log; {@link #send} then returns nothing.
     */
    public AxonLedger(
            EventStorageEngine storage,
            TransactionManager transactions,
            Office office,
            @Nullable Cache cache) {
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
                                        .configureCache(c -> cache)
                                        .configureCommandTargetResolver(c -> TARGET))
                        .start();
    }

    /**
     * Decides a command and records what follows; returns what was recorded, in order.
     *
     * <p>What is decided on a cached case stands if it was recorded, for then nobody had acted in
     * between. A refusal, a conflict or doing nothing may come from an old state: it is decided
     * again on what the log has, and only this counts.
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
        var message = message(command, metadata, expectedVersion);
        var turn = Turn.begin(false);
        try {
            configuration.commandGateway().sendAndWait(message);
        } catch (Refused
                | ConcurrencyException
                | ConflictingAggregateVersionException possiblyStale) {
            if (!turn.isInDoubt()) {
                throw possiblyStale;
            }
        } finally {
            Turn.end();
        }
        return turn.isInDoubt() ? sendAfresh(message) : turn.recorded();
    }

    private List<StoredEvent> sendAfresh(CommandMessage<ComplaintCommand> message) {
        var turn = Turn.begin(true);
        try {
            configuration.commandGateway().sendAndWait(message);
        } finally {
            Turn.end();
        }
        return turn.recorded();
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
