package org.caseledger.api.drills;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseledger.api.cli.LedgerHome;
import org.caseledger.api.cli.LedgerProcess;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.wiring.BareNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * The program is killed while it imports a table that was sent to it: the next one goes on with it, and every row is
 * there once.
 */
@Tag("long")
@Tag("turn-3")
class KilledPageImportIT {
    /** As many rows as an import in the background records at a time. */
    private static final int BATCH = 100;

    private static final int ROWS = 3 * BATCH + 50;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String MAPPING = """
            name: ours
            source: 旧系统
            kind: COMPLAINT
            channel: LETTER
            fields: {sourceId: 编号, receivedAt: 收件时间, narrative: 内容}
            """;

    /** The row in the middle of a batch at which an import is held. */
    private static final String ROW = "NEW.type = 'HistoryAdopted' AND NEW.payload->>'sourceId' = 'R%d'";

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
    void givenAnImportFromThePage_whenTheProgramIsKilledTwice_thenTheNextTakesItUpAndNoRowIsTwice() throws Exception {
        home.addPeople();
        var ledger = serve();
        var id = sent();
        try (var held = held(BATCH + BATCH / 2, true)) {
            start(id);
            held.awaitWaiting();
            ledger.killWithReaper();
            held.goOn();
        }
        assertThat(adopted()).as("committed, but not answered").hasSize(2 * BATCH);

        var former = server();
        var next = home.run(arguments());
        await().atMost(LONG).until(() -> server().endsWith("ready") && !server().equals(former));
        // It is held before it is ready to serve: the import goes on at once.
        try (var held = held(2 * BATCH + BATCH / 2, false)) {
            held.awaitWaiting();
            next.killWithReaper();
            held.rollBack();
        }
        assertThat(adopted()).as("nothing of that batch").hasSize(2 * BATCH);

        serve();
        await().atMost(LONG).until(() -> !read(id).path("state").asString().equals("RUNNING"));
        var done = read(id);
        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("DONE");
        assertThat(done.path("summary").path("alreadyThere").asInt()).isEqualTo(2 * BATCH);
        assertThat(done.path("summary").path("taken").asInt()).isEqualTo(ROWS - 2 * BATCH);
        assertThat(adopted())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, ROWS).mapToObj("R%d"::formatted).toList());
        var database = home.database();
        try (var node = BareNode.start(database.url(), database.username(), database.password(), home.data())) {
            Whole.assertLog(node.database(), home.data(), List.of());
            Whole.assertViews(node);
        }
    }

    private LedgerProcess serve() throws IOException {
        return home.run(arguments()).awaitReady();
    }

    private String[] arguments() {
        return new String[] {
            "serve",
            "--port",
            Integer.toString(home.port()),
            "--caseledger.sweep-every=1s",
            "--caseledger.imports.taken-up-after=2s"
        };
    }

    /** What PostgreSQL tells of the server that runs, or has run, on these files. */
    private String server() throws IOException {
        var file = DataDirectory.open(home.data()).postgres().resolve("postmaster.pid");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private String sent() {
        var table = IntStream.range(0, ROWS)
                .mapToObj("R%d,2024-05-06T09:30,商家不退款\n"::formatted)
                .collect(Collectors.joining("", "编号,收件时间,内容\n", ""));
        var answer = home.as("admin")
                .upload(
                        "/api/imports",
                        Map.of("mapping", MAPPING),
                        new Upload("file", "old.csv", table.getBytes(UTF_8)));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.field("id");
    }

    private void start(String id) {
        var answer = home.as("admin").post("/api/imports/%s/start".formatted(id), "");
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    }

    private JsonNode read(String id) {
        return home.as("admin").get("/api/imports/" + id).json();
    }

    private HeldDatabase held(int row, boolean atCommit) throws Exception {
        var condition = ROW.formatted(row);
        return atCommit
                ? HeldDatabase.atCommit(url(), "ledger.event", condition)
                : HeldDatabase.afterInsert(url(), "ledger.event", condition);
    }

    private List<String> adopted() throws IOException {
        return JdbcClient.create(new DriverManagerDataSource(url()))
                .sql(
                        "SELECT payload->>'sourceId' FROM ledger.event WHERE type = 'HistoryAdopted' AND payload->>'source' = '旧系统'")
                .query(String.class)
                .list();
    }

    private String url() throws IOException {
        var superuser = home.database().asSuperuser();
        return superuser.url() + "&user=%s&password=%s".formatted(superuser.username(), superuser.password());
    }
}
