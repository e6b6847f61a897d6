package org.caseledger.api.drills;

import java.sql.DriverManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;

/**
 * A process that reads the framework's own store with its own processor, and says which events it has seen; argument:
 * the database.
 */
final class StockReader {
    private StockReader() {}

    public static void main(String[] arguments) {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> StockStore.SERIALIZER)
                .configureEmbeddedEventStore(c -> StockStore.engine(() -> DriverManager.getConnection(arguments[0])));
        configurer.eventProcessing().usingPooledStreamingEventProcessors().registerEventHandler(c -> new Says());
        configurer.start();
    }

    /** An event handler as an office would write one, which says what it is given. */
    static final class Says {
        @EventHandler
        void on(String event, TrackingToken token) {
            System.out.println("seen " + event);
            System.out.println("after " + event + ": " + token);
        }
    }
}
