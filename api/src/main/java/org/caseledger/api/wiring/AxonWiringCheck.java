package org.caseledger.api.wiring;

import lombok.RequiredArgsConstructor;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.caseledger.command.gate.AggregateCache;
import org.caseledger.command.gate.LedgerCommandBus;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.command.gate.LedgerTargetResolver;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Refuses to start when the framework works with other parts than ours: it replaces a missing one by a default without
 * a word, in memory or without transactions.
 */
@Component
@RequiredArgsConstructor
final class AxonWiringCheck implements SmartInitializingSingleton {
    private static final String ANY = "any";

    private final Configuration axon;
    private final EventStorageEngine storage;
    private final Cache cache;

    @Override
    public void afterSingletonsInstantiated() {
        is(LedgerCommandBus.class, axon.commandBus());
        is(LedgerEventStore.class, axon.eventStore());
        is(LedgerStorageEngine.class, storage);
        is(AggregateCache.class, cache);
        is(LedgerTargetResolver.class, axon.getComponent(CommandTargetResolver.class));
        is(NoTransactionManager.class, axon.getComponent(TransactionManager.class));
        is(LedgerSerializer.class, axon.serializer());
        is(LedgerSerializer.class, axon.eventSerializer());
        is(LedgerSerializer.class, axon.messageSerializer());
        axon.correlationDataProviders().forEach(provider -> is(SimpleCorrelationDataProvider.class, provider));
        var processing = axon.eventProcessingConfiguration();
        is(JdbcTokenStore.class, processing.tokenStore(ANY));
        is(SpringTransactionManager.class, processing.transactionManager(ANY));
        is(PropagatingErrorHandler.class, processing.listenerInvocationErrorHandler(ANY));
        is(PropagatingErrorHandler.class, processing.errorHandler(ANY));
        is(SequentialPerAggregatePolicy.class, processing.sequencingPolicy(ANY));
    }

    private static void is(Class<?> expected, Object part) {
        if (!expected.isInstance(part)) {
            throw new IllegalStateException("Axon must work with a %s, not with a %s"
                    .formatted(expected.getSimpleName(), part.getClass().getName()));
        }
    }
}
