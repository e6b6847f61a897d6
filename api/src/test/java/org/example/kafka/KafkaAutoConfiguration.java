package org.example.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.caseledger.api.feed.EventFeed;
import org.caseledger.api.processors.StandsAtFailure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Named in the extension's {@code AutoConfiguration.imports}. */
@AutoConfiguration
public class KafkaAutoConfiguration {
    @Bean
    static StandsAtFailure kafkaPassesOverNothing() {
        return new StandsAtFailure(KafkaSink.GROUP);
    }

    // It fails before the processor's claim is over (10 s), and is tried again.
    @Bean
    KafkaSink kafkaSink(
            EventFeed feed, @Value("${kafka.servers}") String servers, @Value("${kafka.topic}") String topic) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
        return new KafkaSink(
                feed, new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), topic);
    }
}
