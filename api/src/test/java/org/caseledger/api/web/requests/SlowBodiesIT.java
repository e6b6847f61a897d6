package org.caseledger.api.web.requests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** The program's own server, with nothing before it. */
class SlowBodiesIT {
    private static final int SENDERS = 100;
    private static final int THREADS = 12;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final byte[] HEAD = """
            POST /login HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: 100000\r
            \r
            """.getBytes(US_ASCII);

    /** Sends a byte now and then, as long as the server takes it; {@code said} is what it answered. */
    private static final class Sender {
        private final Socket socket;
        private final StringBuilder said = new StringBuilder();
        private boolean cut;

        Sender(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write(HEAD);
        }

        synchronized void goOn() {
            try {
                var in = socket.getInputStream();
                said.append(new String(in.readNBytes(in.available()), US_ASCII));
                socket.getOutputStream().write('a');
            } catch (IOException e) {
                cut = true;
            }
        }

        synchronized boolean isRefused() {
            return said.toString().startsWith("HTTP/1.1 503");
        }

        synchronized boolean isCut() {
            return cut;
        }
    }

    @Test
    void givenAHundredThatSendByteByByte_whenOthersAsk_thenTheyAreAnsweredAndTheSlowAreCutOff() throws Exception {
        List<Sender> senders = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (var ledger = TestLedger.onNewDatabase(
                "--spring.threads.virtual.enabled=false",
                "--server.tomcat.threads.max=" + THREADS,
                "--caseledger.bodies.grace=5s")) {
            for (int i = 0; i < SENDERS; i++) {
                senders.add(new Sender(ledger.port()));
            }
            clock.scheduleWithFixedDelay(() -> senders.forEach(Sender::goOn), 0, 200, TimeUnit.MILLISECONDS);

            assertTimeoutPreemptively(
                    SOON,
                    () -> assertThat(ledger.anonymous().get("/login").status()).isEqualTo(200));
            await().atMost(SOON).until(() -> senders.stream().allMatch(Sender::isCut));
            assertThat(senders.stream().filter(Sender::isRefused).count())
                    .isBetween((long) SENDERS / 2, (long) SENDERS - 1);
            assertThat(ledger.as("intake")
                            .post("/api/complaints", Cases.RECEIPT)
                            .status())
                    .isEqualTo(201);
        } finally {
            clock.shutdownNow();
            for (var sender : senders) {
                assertThatCode(sender.socket::close).doesNotThrowAnyException();
            }
        }
    }
}
