package org.caseledger.api.web.requests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.SlowClients;
import org.caseledger.testing.SlowClients.Attack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program's own server, with nothing before it, and clients without a login who take their time. */
@Tag("long")
@Tag("turn-3")
class SlowClientsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String HEADER = "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String BODY = "HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n";

    private static void isAnswered(TestLedger ledger) {
        assertTimeoutPreemptively(
                AT_ONCE,
                () -> assertThat(ledger.anonymous().get("/login").status()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {HEADER, "\r\n"})
    void givenThreeThousandHeadersOfOneAddress_whenOthersAsk_thenTheyAreAnsweredAndTheSlowAreCutOff(String head)
            throws IOException {
        try (var ledger = TestLedger.onNewDatabase("--caseledger.connections.header=5s");
                var slow = SlowClients.start(
                        3_000,
                        new Attack(ledger.port(), 1, head, head.equals(HEADER) ? "a" : "\r\n", SECOND, true, false))) {
            await().atMost(SOON).until(() -> slow.begun() > 2_000);
            isAnswered(ledger);
            await().atMost(SOON).until(() -> slow.connected() == 0);
        }
    }

    @Test
    void givenABoundByAddress_whenConnectionsComeByAGateway_thenItIsNotBounded() throws IOException {
        try (var ledger = TestLedger.onNewDatabase(
                        "--caseledger.connections.of-address=8",
                        "--server.forward-headers-strategy=native",
                        "--server.tomcat.remoteip.internal-proxies=127.0.0.2/32");
                var slow = SlowClients.start(60, new Attack(ledger.port(), 2, HEADER, "a", SECOND, true, false))) {
            await().atMost(SOON).until(() -> slow.begun() == 60 && slow.cut() > 0);
            assertThat(slow.connected()).isEqualTo(30 + 8);
            isAnswered(ledger);
        }
    }

    @Test
    void givenAnswersThatAreNotRead_whenOthersAsk_thenTheyAreAnswered() throws IOException {
        try (var ledger = TestLedger.onNewDatabase(
                        "--spring.threads.virtual.enabled=false", "--server.tomcat.threads.max=20");
                var slow = SlowClients.start(
                        60,
                        new Attack(
                                ledger.port(),
                                3,
                                "GET /app.js HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(600),
                                "",
                                SECOND,
                                false,
                                false))) {
            await().atMost(SOON).until(() -> slow.begun() == 60);
            for (int i = 0; i < 5; i++) {
                isAnswered(ledger);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /login ", "POST /api/complaints "})
    void givenSlowBodiesOfTwoAddresses_whenOthersSendTheirs_thenTheyAreTaken(String what) throws IOException {
        try (var ledger = TestLedger.onNewDatabase("--spring.threads.virtual.enabled=false");
                var slow =
                        SlowClients.start(200, new Attack(ledger.port(), 2, what + BODY, "a", SECOND, true, false))) {
            await().atMost(SOON).until(() -> slow.answered(503) + slow.answered(401) >= 100);
            isAnswered(ledger);
            var intake = ledger.as("intake");
            assertThat(intake.get("/api/me").status()).isEqualTo(200);
            // The body comes after its head, as over a line.
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), ledger.port())) {
                socket.setSoTimeout((int) SOON.toMillis());
                var body = Cases.RECEIPT.getBytes(UTF_8);
                socket.getOutputStream()
                        .write(("POST /api/complaints HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                        + "Content-Type: application/json\r\nAuthorization: "
                                        + intake.header("Authorization")
                                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                                .getBytes(US_ASCII));
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                socket.getOutputStream().write(body);
                assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                        .startsWith("HTTP/1.1 201");
            }
            var login = ledger.anonymous().with("Content-Type", "application/x-www-form-urlencoded");
            assertThat(login.post("/login", "username=intake&password=x").status())
                    .isNotEqualTo(503);
        }
    }
}
