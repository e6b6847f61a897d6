package org.caseledger.api.web.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that stops while the ledger serves: reported at once, and nothing has to be restarted. */
@Tag("long")
@Tag("turn-3")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayIT {
    @TempDir
    Path directory;

    @Test
    void whileItIsAwayEverythingIsToldAndAfterwardsEverythingWorks(CapturedOutput log) throws IOException {
        int port = freePort();
        var postgres = start(port);
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("CREATE ROLE caseledger_owner LOGIN; CREATE ROLE caseledger_app LOGIN")
                .update();
        try (var ledger = TestLedger.start(postgres.getJdbcUrl("postgres", "postgres"), newData());
                var screen = Browser.open()) {
            var id = ledger.cases().received();
            var head = ledger.head();
            var body = "{\"category\":[\"食品\"],\"severity\":\"GENERAL\"}";
            var loggedIn = new LoginForm(ledger).session("intake");
            var keyed = ledger.as("dispatcher").with("Idempotency-Key", "away");

            var intake = screen.as(ledger, "intake");
            intake.navigate("/intake");
            intake.fill("[name='narrative.text']", "断库前写下的经过");
            intake.selectOption("[name=kind]", "COMPLAINT");

            postgres.close();

            intake.click("form.act button[type=submit]");
            assertThat(intake.locator("h1").textContent()).isEqualTo("数据库暂不可用");
            List<Supplier<Answer>> requests = List.of(
                    () -> ledger.as("head").get("/api/board"),
                    () -> ledger.as("head").inEnglish().get(id),
                    () -> ledger.as("intake").post("/api/complaints", Cases.RECEIPT),
                    () -> loggedIn.get(id),
                    () -> loggedIn.get("/api/deadlines"),
                    () -> loggedIn.get("/api/search?q=%E9%A4%90%E9%A6%86"),
                    () -> loggedIn.get(id + "/sealed"),
                    () -> loggedIn.post("/api/complaints", Cases.RECEIPT),
                    () -> keyed.post(id + "/classify-complaint", body),
                    () -> ledger.anonymous().login("nobody", "no").get("/api/me"));
            var answers = atOnce(requests);
            for (var answer : answers) {
                assertThat(answer.status()).as("%s", answer).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("database-away");
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                assertThat(answer.header("Retry-After")).isNotBlank();
                assertThat(answer.text()).doesNotContain("Exception", "org.", "jdbc");
            }

            var browser = loggedIn.with("Accept", "text/html");
            List<Supplier<Answer>> pages =
                    List.of(() -> browser.get("/board"), () -> browser.get("/work"), () -> browser.get("/intake"));
            for (var page : atOnce(pages)) {
                assertThat(page.status()).as("%s", page).isEqualTo(503);
                assertThat(page.text()).contains("<h1", "数据库暂不可用").doesNotContain("Exception", "jdbc");
            }

            assertThat(ledger.anonymous().get("/actuator/health/readiness").status())
                    .isEqualTo(503);
            assertThat(log.getAll())
                    .as("one line for a change, and no stack trace")
                    .contains("the database cannot be reached")
                    .doesNotContain("\tat ");

            var login = new LoginForm(ledger).send("intake", "demo-intake");
            assertThat(login.header("Location")).endsWith("/login?away");

            postgres = start(port);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> ledger.as("head").get("/api/board").status() == 200);
            assertThat(ledger.recordedAfter(head))
                    .as("nothing half done")
                    .allMatch(event -> event.type().equals("CasesSearched"));
            intake.navigate("/intake");
            assertThat(intake.locator("[name='narrative.text']").inputValue()).isEqualTo("断库前写下的经过");
            var done = keyed.post(id + "/classify-complaint", body);
            assertThat(done.status()).as("%s", done).isEqualTo(200);
            ledger.cases().accepted(ledger.cases().assigned(id));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(ledger.as("head")
                                    .get("/api/board?state=ACCEPTED&after=" + ledger.head())
                                    .json()
                                    .path("total")
                                    .asInt())
                            .isEqualTo(1));
        } finally {
            postgres.close();
        }
    }

    /** Each waits for the database as long as it may; together they wait no longer than one. */
    private static List<Answer> atOnce(List<Supplier<Answer>> requests) {
        var threads = Executors.newFixedThreadPool(requests.size());
        try {
            var asked = requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(request, threads))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static Path newData() {
        return TestLedger.newData();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
