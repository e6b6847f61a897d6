package org.caseledger.api.wiring;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.caseledger.api.processors.ProcessorFailures;
import org.caseledger.api.processors.StandsAtFailure;
import org.caseledger.query.views.Views;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * How Axon's event processors run, which are for side effects: their tokens and dead letters are in the database, and
 * an event, its token and a failure are one transaction.
 */
@org.springframework.context.annotation.Configuration
class EventProcessorConfiguration {
    private static final TokenSchema TOKENS = TokenSchema.builder()
            .setTokenTable("processors.token")
            .setProcessorNameColumn("processor")
            .setTokenTypeColumn("token_type")
            .setTimestampColumn("claimed_at")
            .build();

    private static final DeadLetterSchema DEAD_LETTERS = DeadLetterSchema.builder()
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
    private static final long LOOK_FOR_CLAIMS_MILLIS = 5_000;

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    /** The node's id is unique: two nodes with the same id would handle every event twice. */
    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections, Serializer serializer, LedgerConfiguration.Migrated migrated) {
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

    /** The defaults of event processors; {@code ConfigurerModule}s may change them by name. */
    @Bean
    ConfigurerModule processorDefaults(
            PlatformTransactionManager transactions,
            ConnectionProvider connections,
            Serializer serializer,
            Views views,
            ProcessorFailures failures,
            ObjectProvider<StandsAtFailure> standing) {
        var withoutDeadLetters = Stream.concat(
                        views.names().stream(), standing.stream().map(StandsAtFailure::group))
                .collect(Collectors.toSet());
        var inTransaction = new SpringTransactionManager(transactions);
        return configurer -> configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors()
                .registerDefaultTransactionManager(axon -> inTransaction)
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultHandlerInterceptor((axon, name) -> failures.watch(name))
                // Not SequentialPolicy: its key differs between processes.
                .registerDefaultSequencingPolicy(axon -> SequentialPerAggregatePolicy.instance())
                .registerPooledStreamingEventProcessorConfiguration(EventProcessorConfiguration::sideEffects)
                .registerDeadLetterQueueProvider(group -> withoutDeadLetters.contains(group)
                        ? null
                        : axon -> deadLetters(group, inTransaction, connections, serializer));
    }

    /**
     * A new processor starts at the head of the log, so that it sends no notices about the past. A batch is one event,
     * so that a crash repeats at most one side effect.
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
            String group, TransactionManager transactions, ConnectionProvider connections, Serializer serializer) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(DEAD_LETTERS)
                .genericSerializer(serializer)
                .eventSerializer(serializer)
                .build();
    }

    /**
     * Runs each event handler after a savepoint. A handler that fails leaves nothing behind, and the transaction can
     * still take its dead letter: PostgreSQL refuses everything after a failed statement.
     */
    @RequiredArgsConstructor
    static final class SavepointPerHandler implements HandlerEnhancerDefinition {
        private static final TransactionDefinition SAVEPOINT =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

        private final PlatformTransactionManager transactions;

        @Override
        public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
            // Those of aggregates are annotated otherwise, and do nothing that could be undone.
            boolean handlesEvents = original.unwrap(Method.class)
                    .filter(method -> method.isAnnotationPresent(EventHandler.class))
                    .isPresent();
            return handlesEvents ? new InSavepoint<>(original) : original;
        }

        private final class InSavepoint<T> extends WrappedMessageHandlingMember<T> {
            private InSavepoint(MessageHandlingMember<T> handler) {
                super(handler);
            }

            @Override
            public Object handle(Message<?> message, T target) throws Exception {
                var savepoint = transactions.getTransaction(SAVEPOINT);
                Object result;
                try {
                    result = super.handle(message, target);
                } catch (Exception e) {
                    transactions.rollback(savepoint);
                    throw e;
                } catch (Error e) {
                    transactions.rollback(savepoint);
                    // The processor would stop at an error without a word.
                    throw new IllegalStateException("An event handler failed", e);
                }
                transactions.commit(savepoint);
                return result;
            }
        }
    }
}
