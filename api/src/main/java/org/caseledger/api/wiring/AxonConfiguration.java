package org.caseledger.api.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.micrometer.MetricsConfigurerModule;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.command.CommandSide;
import org.caseledger.command.accountability.Accountability;
import org.caseledger.command.complaint.Complaint;
import org.caseledger.command.duty.DutyRoster;
import org.caseledger.command.duty.RosterChanges;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.command.gate.LedgerTargetResolver;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.incident.IncidentAggregate;
import org.caseledger.command.inspection.Inspection;
import org.caseledger.command.oversight.OversightHandler;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.events.Actor;
import org.caseledger.query.views.Views;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The parts that Axon's starter is to use: on Spring Boot 4 it finds no transactions, no token
 * store and no meters by itself. {@link AxonWiringCheck} asserts that they are in use.
 *
 * <p>Excluded are the update check, which connects to the internet; the timeouts, whose thread
 * keeps a finished program from ending; and what the starter would or would not declare depending
 * on the order of configuration.
 */
@org.springframework.context.annotation.Configuration
@EnableAutoConfiguration(
        exclude = {
            UpdateCheckerAutoConfiguration.class,
            AxonTimeoutAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            MicrometerMetricsAutoConfiguration.class
        })
@Import({
    Complaint.class,
    IncidentAggregate.class,
    DutyRoster.class,
    Inspection.class,
    Accountability.class
})
class AxonConfiguration {

    private static final TokenSchema TOKENS =
            TokenSchema.builder()
                    .setTokenTable("processors.token")
                    .setProcessorNameColumn("processor")
                    .setTokenTypeColumn("token_type")
                    .setTimestampColumn("claimed_at")
                    .build();

    private static final DeadLetterSchema DEAD_LETTERS =
            DeadLetterSchema.builder()
                    .deadLetterTable("processors.dead_letter")
                    .deadLetterIdentifierColumn("letter_id")
                    .processingGroupColumn("processing_group")
                    .sequenceIdentifierColumn("sequence_id")
                    .sequenceIndexColumn("sequence_index")
                    .messageTypeColumn("message_type")
                    .eventIdentifierColumn("event_id")
                    .timestampColumn("recorded_at")
                    .payloadTypeColumn("payload_type")
                    .payloadRevisionColumn("payload_revision")
                    .metaDataColumn("metadata")
                    .aggregateTypeColumn("aggregate_type")
                    .aggregateIdentifierColumn("stream_id")
                    .sequenceNumberColumn("sequence")
                    .tokenTypeColumn("token_type")
                    .enqueuedAtColumn("enqueued_at")
                    .lastTouchedColumn("last_touched")
                    .processingStartedColumn("processing_started")
                    .causeTypeColumn("cause_type")
                    .causeMessageColumn("cause_message")
                    .build();

    private static final Duration CLAIM_LASTS = Duration.ofSeconds(10);
    private static final long LOOK_FOR_CLAIMS_MILLIS = 1_000;

    @Bean
    EventStorageEngine eventStorageEngine(EventLog log) {
        return new LedgerStorageEngine(log);
    }

    @Bean("eventBus")
    @Qualifier("eventStore")
    EventStore eventStore(EventStorageEngine storage, LogSignal signal, Configuration axon) {
        return new LedgerEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(storage)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                signal);
    }

    /** The bus on which who may, idempotency, decide-again and the record of refusals sit. */
    @Bean
    CommandBus commandBus(
            EventLog log,
            RefusalRecorder refusals,
            Supplier<Optional<Actor>> currentActor,
            Configuration axon) {
        return CommandSide.bus(
                NoTransactionManager.INSTANCE,
                log,
                refusals,
                currentActor,
                axon.messageMonitor(CommandBus.class, "commandBus"));
    }

    /** Who is logged in, for a command that is sent without an actor. */
    @Bean
    Supplier<Optional<Actor>> currentActor() {
        return () ->
                Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                        .map(Authentication::getPrincipal)
                        .filter(LoggedIn.class::isInstance)
                        .map(principal -> ((LoggedIn) principal).actor());
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new LedgerTargetResolver();
    }

    @Bean
    Cache aggregateCache() {
        return CommandSide.aggregateCache();
    }

    @Bean
    OversightHandler oversightHandler(EventStore events) {
        return new OversightHandler(events);
    }

    @Bean
    RosterChanges rosterChanges(Repository<DutyRoster> rosters) {
        return new RosterChanges(rosters);
    }

    /** For commands and queries: the log manages its own transactions. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.INSTANCE;
    }

    @Bean
    @Primary
    Serializer generalSerializer() {
        return new LedgerSerializer();
    }

    /**
     * The metadata that events take over from their command. The framework's own, the ids of the
     * messages before, is left out: the metadata of events is hashed as it is.
     */
    @Bean
    CorrelationDataProvider commandData() {
        return CommandSide.correlation();
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(
                new SpringDataSourceConnectionProvider(dataSource));
    }

    /** The node's id is unique: two nodes with the same id would handle every event twice. */
    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections,
            Serializer serializer,
            LedgerConfiguration.Migrated migrated) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(TOKENS)
                .contentType(String.class)
                .claimTimeout(CLAIM_LASTS)
                .nodeId(UUID.randomUUID().toString())
                .build();
    }

    @Bean
    HandlerEnhancerDefinition savepointPerHandler(PlatformTransactionManager transactions) {
        return new SavepointPerHandler(transactions);
    }

    @Bean
    MetricsConfigurerModule axonMeters(MeterRegistry registry) {
        return new MetricsConfigurerModule(new GlobalMetricRegistry(registry), true);
    }

    /** The defaults of event processors; {@code ConfigurerModule}s may change them by name. */
    @Bean
    ConfigurerModule processorDefaults(
            PlatformTransactionManager transactions,
            ConnectionProvider connections,
            Serializer serializer,
            Views views) {
        var inTransaction = new SpringTransactionManager(transactions);
        return configurer ->
                configurer
                        .eventProcessing()
                        .usingPooledStreamingEventProcessors()
                        .registerDefaultTransactionManager(axon -> inTransaction)
                        .registerDefaultListenerInvocationErrorHandler(
                                axon -> PropagatingErrorHandler.instance())
                        .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
                        // Not SequentialPolicy: its key differs between processes.
                        .registerDefaultSequencingPolicy(
                                axon -> SequentialPerAggregatePolicy.instance())
                        .registerPooledStreamingEventProcessorConfiguration(
                                AxonConfiguration::sideEffects)
                        .registerDeadLetterQueueProvider(
                                group ->
                                        views.names().contains(group)
                                                ? null
                                                : axon ->
                                                        deadLetters(
                                                                group,
                                                                inTransaction,
                                                                connections,
                                                                serializer));
    }

    /**
     * A new processor starts at the head of the log, so that it sends no notices about the past. A
     * batch is one event, so that a crash repeats at most one side effect.
     */
    private static PooledStreamingEventProcessor.Builder sideEffects(
            Configuration axon, PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createHeadToken)
                .batchSize(1)
                .tokenClaimInterval(LOOK_FOR_CLAIMS_MILLIS)
                .enableCoordinatorClaimExtension();
    }

    private static SequencedDeadLetterQueue<EventMessage<?>> deadLetters(
            String group,
            TransactionManager transactions,
            ConnectionProvider connections,
            Serializer serializer) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(DEAD_LETTERS)
                .genericSerializer(serializer)
                .eventSerializer(serializer)
                .build();
    }
}
