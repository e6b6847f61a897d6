package org.example.kafka;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.caseledger.api.feed.EventFeed;
import org.caseledger.api.feed.FeedQuery;

/**
 * Sends Kafka what the event feed tells, in the order of the log: one partition, the position as the key. An event may
 * come again after a crash, with the same key and what it was.
 */
@ProcessingGroup(KafkaSink.GROUP)
class KafkaSink implements AutoCloseable {
    static final String GROUP = "kafka";
    private static final int ONLY_PARTITION = 0;

    private final EventFeed feed;
    private final Producer<String, byte[]> producer;
    private final String topic;

    KafkaSink(EventFeed feed, Producer<String, byte[]> producer, String topic) {
        this.feed = feed;
        this.producer = producer;
        this.topic = topic;
    }

    @EventHandler
    void on(Object event, TrackingToken token) throws ExecutionException, InterruptedException {
        long position = token.position().orElseThrow();
        var told =
                feed.page(FeedQuery.of(position - 1, 1, Set.of(), null, false)).events();
        if (told.isEmpty()) {
            throw new IllegalStateException(position + " is not durable yet");
        }
        producer.send(new ProducerRecord<>(
                        topic,
                        ONLY_PARTITION,
                        Long.toString(position),
                        told.get(0).json()))
                .get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
