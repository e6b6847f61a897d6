package org.caseledger.api.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestDatabase;
import org.example.kafka.KafkaNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The extension {@code org.example.kafka}, with a broker that is killed. */
@Tag("long")
@Tag("turn-2")
class KafkaSinkIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final TopicPartition LEDGER = new TopicPartition("ledger", 0);

    /** An event as it is in Kafka. */
    private record Sent(long position, String event) {}

    private final List<Sent> came = new ArrayList<>();

    @TempDir
    private Path directory;

    private JavaProcess broker(int port, int controller) throws IOException {
        return JavaProcess.start(KafkaNode.class, directory.resolve("node").toString(), "" + port, "" + controller)
                .await("ready");
    }

    private static String state(TestLedger ledger) {
        var answer = ledger.as("admin").get("/api/processors");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        for (var processor : answer.json()) {
            if (processor.path("name").asString().equals("kafka")) {
                return processor.path("state").asString();
            }
        }
        throw new AssertionError("no such processor: " + answer);
    }

    private static void comesTo(String state, TestLedger ledger) {
        await().atMost(SOON).untilAsserted(() -> assertThat(state(ledger)).isEqualTo(state));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Reads on until this position has come. */
    private void readTo(long position, KafkaConsumer<String, String> consumer) {
        await().atMost(SOON).until(() -> {
            for (var one : consumer.poll(Duration.ofMillis(200))) {
                came.add(new Sent(Long.parseLong(one.key()), one.value()));
            }
            return came.stream().anyMatch(sent -> sent.position() == position);
        });
    }

    @Test
    void givenABrokerThatIsKilled_whenItIsBack_thenEachEventIsThereInOrder_underItsPosition() throws Exception {
        int port = freePort();
        int controller = freePort();
        var servers = "127.0.0.1:" + port;
        try (var database = TestDatabase.fresh();
                var first = broker(port, controller);
                var ledger = ExtendedLedger.start(
                        Path.of("src/test/kafka"),
                        database.getJdbcUrl(),
                        TestLedger.newData(),
                        "--kafka.servers=" + servers,
                        "--kafka.topic=" + LEDGER.topic());
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", servers),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            ledger.cases().classified(ledger.cases().received(Cases.RECEIPT.replace("林晚", "林𠮷")));
            consumer.assign(List.of(LEDGER));
            consumer.seekToBeginning(List.of(LEDGER));
            readTo(ledger.head(), consumer);

            first.kill();
            ledger.cases().classified();
            comesTo("FAILING", ledger);
            try (var second = broker(port, controller)) {
                readTo(ledger.head(), consumer);
                assertThat(second.lines()).contains("ready");
                comesTo("RUNNING", ledger);
            }

            var positions = came.stream().map(Sent::position).toList();
            assertThat(positions).isSorted();
            assertThat(positions.stream().distinct())
                    .as("each, and what comes again under the same key")
                    .containsExactlyElementsOf(LongStream.rangeClosed(positions.get(0), ledger.head())
                            .boxed()
                            .toList());
            assertThat(came).allSatisfy(sent -> {
                var event = JsonMapper.shared().readTree(sent.event());
                assertThat(event.path("position").asLong()).isEqualTo(sent.position());
                assertThat(event.path("type").asString()).startsWith("org.caseledger.");
                assertThat(sent.event()).doesNotContain("𠮷", "13800000000", "异味");
            });
            assertThat(came)
                    .extracting(Sent::event)
                    .anySatisfy(event -> assertThat(event).contains("ComplaintClassified"));
        }
    }
}
