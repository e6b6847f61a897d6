package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The real program as a process: started, asked, stopped, killed and started again. */
@Tag("long")
@Tag("turn-0")
class LedgerProcessIT {
    private static final int REQUESTS = 30;

    private LedgerHome home;

    @BeforeEach
    void prepare() throws IOException {
        home = LedgerHome.make();
    }

    @AfterEach
    void clear() throws Exception {
        home.clear();
    }

    @Test
    @DisplayName("what an office does with it on one day")
    void startAskWorkBesideAndStop() throws Exception {
        var ledger = home.serve("demo", "--logging.level.org.axonframework=INFO");
        System.out.printf("demo: processor time until the sample year is ready: %s%n", ledger.processorTime());
        assertThat(ledger.said())
                .as("no one is to act in the middle of the past of the sample cases")
                .containsSubsequence("sample cases 100%", "ready: ");
        assertThat(home.as("leader").get("/api/board").json().path("total").asInt())
                .isPositive();
        assertThat(ledger.said()).doesNotContainIgnoringCase("axoniq");
        assertThat(home.data().resolve(".axoniq")).doesNotExist();

        assertThat(sql().sql("""
                                        select distinct usename from pg_stat_activity
                                         where datname = current_database()
                                        """).query(String.class).list()).containsExactly("caseledger_app");

        var second = home.run("serve", "--port", "0");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(oneLine(second)).startsWith("already running: pid ").contains(":" + home.port());

        var verify = home.run("verify");
        assertThat(verify.exit()).as(verify.said()).isZero();
        assertThat(verify.said()).contains("agrees: ");

        var rebuild = home.run("rebuild", "board");
        assertThat(rebuild.exit()).as(rebuild.said()).isZero();
        assertThat(rebuild.said()).contains("view board is rebuilt: ");

        var audit = home.run("audit");
        assertThat(audit.exit()).as(audit.said()).isZero();
        assertThat(audit.said()).contains("view board agrees: ", "view history agrees: ");

        var nosuch = home.run("rebuild", "nosuch");
        assertThat(nosuch.exit()).isEqualTo(1);
        assertThat(lastLine(nosuch)).contains("board", "deadlines", "approvals", "history");

        assertThat(ledger.stop()).isIn(0, 143);
        assertThat(DataDirectory.open(home.data()).postgres().resolve("postmaster.pid"))
                .doesNotExist();
    }

    @Test
    void whatCannotBe_isToldInOneLine() throws Exception {
        try (var busy = new ServerSocket(home.port(), 1, InetAddress.getLoopbackAddress())) {
            var ledger = home.run("serve", "--port", Integer.toString(busy.getLocalPort()));
            assertThat(ledger.exit()).isEqualTo(1);
            assertThat(oneLine(ledger)).startsWith("port " + home.port() + " is taken");
            var portal = home.run("serve", "--port", "0", "--caseledger.portal.port=" + home.port());
            assertThat(portal.exit()).isEqualTo(1);
            assertThat(portal.said().strip().lines()).as(portal.said()).hasSize(2);
            assertThat(lastLine(portal))
                    .isEqualTo(
                            "the portal's port %d is taken: choose another with --caseledger.portal.port", home.port());
        }
        var noFile = home.run("import", home.data() + "/none.csv", "--mapping", "citizen-messages");
        assertThat(noFile.exit()).isEqualTo(1);
        assertThat(oneLine(noFile)).contains("none.csv");
        var noMapping = home.run("import", home.data() + "/none.csv", "--mapping", "nosuch");
        assertThat(noMapping.exit()).isEqualTo(1);
        assertThat(oneLine(noMapping)).startsWith("no mapping nosuch").contains("car-complaints");
    }

    @Test
    @Tag("long")
    void whileTheDiskOfItsDatabaseIsFull_itIsNotReady_untilThereIsRoom() throws Exception {
        var full = home.serve("serve", "--caseledger.disk.full-below=1000TB");
        var health = new Caller("http://127.0.0.1:" + home.port());
        assertThat(health.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(full.stop()).isIn(0, 143);

        home.serve("serve", "--caseledger.disk.full-below=1B");
        assertThat(health.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("killed amid receipts: what was answered is there, what was not is recorded once")
    void whenItIsKilled_nothingIsLostOrDoubled_andTheViewsComeBack() throws Exception {
        home.addSampleYear();
        var ledger = home.serve("demo", "--caseledger.sweep-every=1s");
        int before = receiptsInLog();
        Map<Integer, String> answered = new ConcurrentHashMap<>();
        var some = new CountDownLatch(REQUESTS / 3);
        var senders = Executors.newFixedThreadPool(3);
        for (int n = 0; n < REQUESTS; n++) {
            int key = n;
            senders.execute(() -> {
                try {
                    var answer = receive(key);
                    if (answer != null) {
                        answered.put(key, answer);
                        some.countDown();
                    }
                } catch (UncheckedIOException killed) {
                    // not answered: it is sent again below
                }
            });
        }
        assertThat(some.await(180, TimeUnit.SECONDS)).isTrue();
        ledger.kill();
        senders.shutdown();
        assertThat(senders.awaitTermination(180, TimeUnit.SECONDS)).isTrue();
        assertThat(answered).hasSizeBetween(REQUESTS / 3, REQUESTS);

        var again = home.serve("demo");
        answered.values()
                .forEach(address -> assertThat(home.as("leader").get(address).status())
                        .as(address)
                        .isEqualTo(200));
        for (int n = 0; n < REQUESTS; n++) {
            assertThat(receive(n)).isEqualTo(answered.getOrDefault(n, receive(n)));
        }
        assertThat(receiptsInLog()).isEqualTo(before + REQUESTS);

        var board = board();
        assertThat(board).hasSizeGreaterThan(REQUESTS);
        sql().sql("drop schema views cascade").update();
        assertThat(again.stop()).isIn(0, 143);
        home.serve("demo");
        org.awaitility.Awaitility.await()
                .atMost(180, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(board()).isEqualTo(board));
    }

    @Test
    void whenItsDatabaseStandsStill_itEndsAllTheSame_andWhatItAnsweredIsThere() throws Exception {
        home.addSampleYear();
        var ledger = home.serve("demo");
        var answered = receive(0);
        var pid = Files.readAllLines(DataDirectory.open(home.data()).postgres().resolve("postmaster.pid"))
                .get(0)
                .strip();
        var server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        signal("-STOP", server);
        try {
            assertThat(ledger.stop()).isEqualTo(143);
            assertThat(ledger.said()).contains("the database does not answer");
        } finally {
            signal("-CONT", server);
        }

        home.serve("demo");
        assertThat(home.as("leader").get(answered).status()).isEqualTo(200);
    }

    private static void signal(String name, ProcessHandle server) throws Exception {
        var command = new ArrayList<>(List.of("kill", name, String.valueOf(server.pid())));
        server.children().forEach(child -> command.add(String.valueOf(child.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** The address of the case that this request begins. */
    private String receive(int key) {
        var answer = home.as("intake").with("Idempotency-Key", "receipt-" + key).post("/api/complaints", Cases.RECEIPT);
        return answer.status() == 201 ? answer.header("Location") : null;
    }

    /** What the board keeps of each case, without what the passing of time tells of it. */
    private List<JsonNode> board() throws IOException {
        long head = sql().sql("select max(position) from ledger.event")
                .query(Long.class)
                .single();
        var cards = new ArrayList<JsonNode>();
        for (int page = 0; page < 3; page++) {
            home.as("leader")
                    .get("/api/board?sort=NUMBER&size=50&page=%d&after=%d".formatted(page, head))
                    .json()
                    .path("cards")
                    .forEach(cards::add);
        }
        cards.forEach(card -> ((ObjectNode) card).remove(List.of("light", "ageInDays")));
        return cards;
    }

    private int receiptsInLog() throws IOException {
        return sql().sql("select count(*) from ledger.event where type = 'ComplaintReceived'")
                .query(Integer.class)
                .single();
    }

    private JdbcClient sql() throws IOException {
        var database = home.database();
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    private static String oneLine(LedgerProcess ledger) {
        assertThat(ledger.said().strip().lines()).as(ledger.said()).hasSize(1);
        return ledger.said().strip();
    }

    private static String lastLine(LedgerProcess ledger) {
        return ledger.said().strip().lines().reduce("", (before, line) -> line);
    }
}
