package org.caseledger.bench.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.stock.StockJdbc;
import org.caseledger.bench.stock.StockStore;

/** The framework's pooled processors, one for each view, on its JDBC engine. */
final class StockReplay {
    private static final int CONNECTIONS = 16;
    private static final int SEGMENTS = 4;
    private static final int BATCH = 500;
    private static final Duration LONGEST = Duration.ofHours(1);

    private StockReplay() {}

    /** The seconds until this number of events are in all views; {@code together}: a batch is one upsert. */
    static double run(Database database, long events, boolean together) throws InterruptedException {
        database.jdbc().sql("DROP TABLE IF EXISTS stock_jdbc.TokenEntry").update();
        try (var store = StockJdbc.on(database, CONNECTIONS)) {
            var views = Replayed.views(store.dataSource());
            var tokens = tokens(store);
            var arrivals = new ArrayList<Arrival>();
            var executors = new ArrayList<ScheduledExecutorService>();
            var processors = new ArrayList<PooledStreamingEventProcessor>();
            for (var view : views) {
                var arrival = new Arrival(events);
                arrivals.add(arrival);
                processors.add(
                        processor(view.name(), new ViewHandler<>(view, together, arrival), store, tokens, executors));
            }
            try {
                long begin = System.nanoTime();
                processors.forEach(PooledStreamingEventProcessor::start);
                for (var arrival : arrivals) {
                    arrival.await(LONGEST);
                }
                return (System.nanoTime() - begin) / 1e9;
            } finally {
                processors.forEach(PooledStreamingEventProcessor::shutDown);
                executors.forEach(ScheduledExecutorService::shutdownNow);
            }
        }
    }

    private static TokenStore tokens(StockStore store) {
        var tokens = JdbcTokenStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(store.dataSource())))
                .serializer(JacksonSerializer.builder()
                        .objectMapper(new ObjectMapper())
                        .build())
                .build();
        store.transactions().executeInTransaction(() -> tokens.createSchema(PostgresTokenTableFactory.INSTANCE));
        return tokens;
    }

    private static PooledStreamingEventProcessor processor(
            String name,
            Object handler,
            StockStore store,
            TokenStore tokens,
            List<ScheduledExecutorService> executors) {
        var coordinator = Executors.newSingleThreadScheduledExecutor();
        var workers = Executors.newScheduledThreadPool(SEGMENTS);
        executors.add(coordinator);
        executors.add(workers);
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .sequencingPolicy(SequentialPerAggregatePolicy.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(EmbeddedEventStore.builder()
                        .storageEngine(store.engine())
                        .build())
                .tokenStore(tokens)
                .transactionManager(store.transactions())
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(SEGMENTS)
                .initialToken(source -> source.createTailToken())
                .batchSize(BATCH)
                .build();
    }
}
