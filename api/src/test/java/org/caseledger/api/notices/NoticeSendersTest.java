package org.caseledger.api.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caseledger.events.CaseId;
import org.caseledger.events.office.NoticeKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Group robots and text messages, against a server that misbehaves. */
class NoticeSendersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CaseId CASE = CaseId.of("7b0c2a5e-6f0d-4a63-8f0e-0c6b5f0f3a11");
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final OutgoingMessage MESSAGE = new OutgoingMessage(
            ID,
            "hean",
            List.of(new NoticeRow(UUID.randomUUID(), NoticeKind.ASSIGNED, CASE, "PD2026-000123", NOW, null)),
            "https://ledger.example.gov.cn");

    /** What was asked of the server. */
    private record Asked(URI uri, String body, String key, String time, String signature) {}

    private final List<Asked> asked = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ok", exchange -> answer(exchange, 200, "{\"errcode\":0}"));
        server.createContext("/full", exchange -> answer(exchange, 200, "{\"errcode\":45009}"));
        server.createContext("/html", exchange -> answer(exchange, 200, "<html>"));
        server.createContext("/long", exchange -> answer(exchange, 200, "{\"errcode\":0}" + " ".repeat(70_000)));
        server.createContext("/drips", this::drip);
        server.createContext("/500", exchange -> answer(exchange, 500, ""));
        server.createContext("/429", exchange -> answer(exchange, 429, ""));
        server.createContext("/404", exchange -> answer(exchange, 404, ""));
        server.createContext("/reset", HttpExchange::close);
        server.createContext("/slow", this::never);
        server.createContext("/away", this::redirect);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestURI(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("X-Timestamp"),
                    exchange.getRequestHeaders().getFirst("X-Signature")));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void never(HttpExchange exchange) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** The head of the answer, and never all of its body. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 10);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        never(exchange);
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", address("/ok").toString());
        answer(exchange, 307, "");
    }

    private URI address(String path) {
        return HttpPost.address(
                "test", "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private RobotSender robot(RobotFormat format, String path, String secret) {
        return new RobotSender(format, address(path), secret, new HttpPost(Duration.ofSeconds(2)), CLOCK);
    }

    private JsonNode body() {
        assertThat(asked).hasSize(1);
        return JsonMapper.shared().readTree(asked.get(0).body());
    }

    @Test
    void givenWeCom_whenSent_thenThePersonIsCalledInItsFormat() {
        robot(RobotFormat.WECOM, "/ok?key=k", "").send(MESSAGE);

        assertThat(asked.get(0).uri().getQuery()).isEqualTo("key=k");
        assertThat(body().path("msgtype").asString()).isEqualTo("text");
        assertThat(body().path("text").path("content").asString())
                .isEqualTo("分派到本单位 / Assigned to your unit: PD2026-000123"
                        + " https://ledger.example.gov.cn/cases/"
                        + CASE);
        assertThat(body().path("text").path("mentioned_list").get(0).asString()).isEqualTo("hean");
    }

    @Test
    void givenDingTalk_whenSent_thenTheAddressIsSigned() {
        robot(RobotFormat.DINGTALK, "/ok?access_token=t", "SECabc").send(MESSAGE);

        var sign = URLEncoder.encode(
                Base64.getEncoder().encodeToString(Signature.of(NOW.toEpochMilli() + "\nSECabc", "SECabc")),
                StandardCharsets.UTF_8);
        assertThat(asked.get(0).uri().getRawQuery())
                .isEqualTo("access_token=t&timestamp=%d&sign=%s".formatted(NOW.toEpochMilli(), sign));
        assertThat(body().path("at").path("atUserIds").get(0).asString()).isEqualTo("hean");
        assertThat(body().path("at").path("isAtAll").asBoolean()).isFalse();
        assertThat(body().path("text").path("content").asString()).endsWith("@hean");
    }

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(strings = {"/500", "/429", "/reset", "/slow", "/drips", "/long", "/full", "/html"})
    void givenARobotThatFails_whenSent_thenItMayBeSentAgain(String path) {
        assertThatThrownBy(() -> robot(RobotFormat.WECOM, path, "").send(MESSAGE))
                .isInstanceOfSatisfying(
                        NotSentException.class, e -> assertThat(e.isLasting()).isFalse());
    }

    @Test
    void givenAnAddressThatIsGone_orLeadsElsewhere_whenSent_thenItIsNotSentAgain_norElsewhere() {
        for (var path : List.of("/404", "/away")) {
            asked.clear();
            assertThatThrownBy(() -> robot(RobotFormat.WECOM, path, "").send(MESSAGE))
                    .isInstanceOfSatisfying(
                            NotSentException.class,
                            e -> assertThat(e.isLasting()).isTrue());
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void givenAGateway_whenATextMessageIsSentTwice_thenItIsSigned_andHasTheSameKey() {
        var sender = new SmsSender(address("/ok"), "s3cret", "T-1", new HttpPost(), CLOCK);
        sender.send(MESSAGE);
        var first = asked.get(0);
        assertThat(first.body())
                .isEqualTo(
                        "{\"parameters\":{\"count\":1,\"kind\":\"分派到本单位\",\"number\":\"PD2026-000123\"},\"phone\":\"hean\",\"template\":\"T-1\"}");
        assertThat(first.time()).isEqualTo("1772413200");
        assertThat(first.signature())
                .isEqualTo(HexFormat.of().formatHex(Signature.of("1772413200\n" + first.body(), "s3cret")));
        sender.send(MESSAGE);
        assertThat(asked).extracting(Asked::key).containsOnly(ID.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.7/hook",
                "http://127.0.0.1.example/hook",
                "ftp://127.0.0.1/x",
                "example.gov.cn/hook",
                "https:"
            })
    void givenAnAddressThatIsNotSecure_whenItIsSetUp_thenItIsRefused(String address) {
        assertThatThrownBy(() -> HttpPost.address("setting", address)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Each byte comes within the time for one; the line never ends. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1 << 16})
    @Timeout(60)
    void givenAMailServerWhoseLineNeverEnds_whenSent_thenItIsLeft_andTheMailMayBeSentAgain(int atOnce)
            throws Exception {
        try (var hostile = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var said = CompletableFuture.supplyAsync(() -> talk(hostile, atOnce));
            var mail = new JavaMailSenderImpl();
            mail.setHost("127.0.0.1");
            mail.setPort(hostile.getLocalPort());
            mail.getJavaMailProperties().put("mail.smtp.timeout", "10000");
            var sender = new MailSender(mail, "ledger@example.gov.cn", Duration.ofSeconds(2));

            assertThatThrownBy(() -> sender.send(MESSAGE))
                    .isInstanceOfSatisfying(
                            NotSentException.class,
                            e -> assertThat(e.isLasting()).isFalse());

            assertThat(said.get(60, TimeUnit.SECONDS))
                    .as("what the systems of both keep on the way is more than what is read")
                    .isLessThan(32 << 20);
        }
    }

    /** How many bytes it got rid of. */
    private static long talk(ServerSocket hostile, int atOnce) {
        long said = 0;
        var some = "2".repeat(atOnce).getBytes(StandardCharsets.US_ASCII);
        try (var client = hostile.accept()) {
            client.setSoTimeout(50);
            while (client.isConnected()) {
                client.getOutputStream().write(some);
                said += atOnce;
                if (atOnce == 1 && isLeft(client)) {
                    return said;
                }
            }
        } catch (IOException e) {
            assertThat(e).isInstanceOf(SocketException.class);
        }
        return said;
    }

    /** Waits for a moment for what the client says. */
    private static boolean isLeft(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
