package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseledger.api.cli.LedgerHome;
import org.caseledger.api.cli.LedgerProcess;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.wiring.BareNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * {@code import} is killed while it records and while the views are built, each time with the database that it leaves
 * running: whoever runs it again until it is done has every row once.
 */
@Tag("long")
@Tag("turn-2")
class KilledImportIT {
    private static final int BATCH = 500;
    private static final int ROWS = 3 * BATCH + 100;
    private static final Duration LONG = Duration.ofMinutes(2);

    /** The row in the middle of a batch at which an import is held. */
    private static final String ROW = "NEW.type = 'HistoryAdopted' AND NEW.payload->>'sourceId' = '%d'";

    private LedgerHome home;
    private DataDirectory data;
    private Path table;
    private String formerServer = "";

    @BeforeEach
    void aTableAndADatabase() throws IOException {
        home = LedgerHome.make();
        data = DataDirectory.open(home.data());
        EmbeddedDatabase.on(data).start().close();
        table = Files.writeString(
                home.data().resolve("cars.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj("%d,某牌,某型,某款,异响,H93,2024/6/8,信息审核\n"::formatted)
                        .collect(Collectors.joining("", "id,brand,car_model,type,desc,problem,datetime,status\n", "")));
    }

    @AfterEach
    void clear() throws Exception {
        EmbeddedDatabase.on(data).close();
        home.clear();
    }

    @Test
    @DisplayName("killed three times: no row twice, none lost, numbers without gaps, views whole")
    void givenAnImportKilledAtItsSteps_whenRunAgain_thenEveryRowIsThereOnce() throws Exception {
        killAtTheCommit(BATCH / 2);
        assertThat(counts()).isEqualTo(Map.of("cases", BATCH, "keys", BATCH));

        killInTheMiddleOfABatch(BATCH + BATCH / 2);
        assertThat(counts())
                .as("keys that were made for cases that are not there")
                .isEqualTo(Map.of("cases", BATCH, "keys", 2 * BATCH));
        var verify = home.run("verify");
        assertThat(verify.exit()).as(verify.said()).isZero();
        assertThat(verify.said()).contains("agrees: ").doesNotContain("not agree");

        killWhileTheViewsAreBuilt();
        assertThat(counts()).isEqualTo(Map.of("cases", ROWS, "keys", ROWS));

        var last = importTable();
        assertThat(last.exit()).as(last.said()).isZero();
        assertThat(last.said())
                .contains("taken: 0 cases; already there: " + ROWS)
                .doesNotContain("has not caught up");
        assertWhole();
        verify = home.run("verify");
        assertThat(verify.exit()).as(verify.said()).isZero();
    }

    /** The batch is committed, but no answer arrives. */
    private void killAtTheCommit(int row) throws Exception {
        var importing = importTable();
        var url = awaitServer(importing);
        try (var held = HeldDatabase.atCommit(url, "ledger.event", ROW.formatted(row))) {
            held.awaitWaiting(1, importing);
            importing.killWithReaper();
            held.goOn();
        }
    }

    /** Nothing of the batch is committed. */
    private void killInTheMiddleOfABatch(int row) throws Exception {
        var importing = importTable();
        var url = awaitServer(importing);
        try (var held = HeldDatabase.afterInsert(url, "ledger.event", ROW.formatted(row))) {
            held.awaitWaiting(1, importing);
            importing.killWithReaper();
            held.rollBack();
        }
    }

    /** Some have taken over, others have rows without an end. */
    private void killWhileTheViewsAreBuilt() throws Exception {
        var importing = importTable();
        try (var database = connect(awaitServer(importing))) {
            var sql = JdbcClient.create(database);
            await().pollInterval(Duration.ofMillis(10))
                    .atMost(LONG)
                    .until(() -> !importing.isAlive() || areSomeBuilt(sql));
            assertThat(importing.isAlive()).as(importing.said()).isTrue();
            importing.killWithReaper();
            assertThat(importing.said()).contains("bringing the views up to date");
            assertThat(behind(sql)).as("rows of views that are not there yet").isPositive();
        }
    }

    private static boolean areSomeBuilt(JdbcClient sql) {
        return sql.sql("""
                        SELECT (SELECT count(*) FROM ledger.event WHERE type = 'HistoryAdopted') = :rows
                           AND EXISTS (SELECT FROM views.token, ledger.head
                                        WHERE live AND generation > 1 AND token.position = head.position)
                           AND EXISTS (SELECT FROM views.token WHERE NOT live AND position > 0)
                        """).param("rows", ROWS).query(Boolean.class).single();
    }

    private static int behind(JdbcClient sql) {
        return sql.sql("""
                        SELECT count(*) FROM views.token, ledger.head
                         WHERE token.position < head.position
                        """).query(Integer.class).single();
    }

    private void assertWhole() throws Exception {
        try (var server = EmbeddedDatabase.on(data).start();
                var node = BareNode.start(server.url(), server.username(), server.password(), data.root())) {
            assertThat(node.views().status())
                    .as("before this node has moved them")
                    .allMatch(view -> view.position() >= lastAdopted(node));
            var sql = JdbcClient.create(node.database());
            assertThat(sql.sql("SELECT payload->>'sourceId' FROM ledger.event WHERE type = 'HistoryAdopted'")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, ROWS).mapToObj(Integer::toString).toList());
            assertThat(sql.sql("""
                                            SELECT substring(payload->>'number' FROM '〔2024〕(\\d+)号')::int
                                              FROM ledger.event WHERE type = 'ComplaintReceived'
                                            """).query(Integer.class).list())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, ROWS).boxed().toList());
            Whole.assertLog(node.database(), data.root(), List.of());
            Whole.assertViews(node);
        }
    }

    private static long lastAdopted(BareNode node) {
        return JdbcClient.create(node.database())
                .sql("SELECT max(position) FROM ledger.event WHERE type = 'HistoryAdopted'")
                .query(Long.class)
                .single();
    }

    private Map<String, Integer> counts() throws Exception {
        try (var database = connect(url())) {
            var sql = JdbcClient.create(database);
            return Map.of(
                    "cases", count(sql, "ledger.event WHERE type = 'HistoryAdopted'"),
                    "keys", count(sql, "vault.case_key"));
        }
    }

    private static int count(JdbcClient sql, String rows) {
        return sql.sql("SELECT count(*) FROM " + rows).query(Integer.class).single();
    }

    private LedgerProcess importTable() throws IOException {
        formerServer = server();
        return home.run("import", table.toString(), "--mapping", "car-complaints");
    }

    /** The address of the database that this import has started, once it lets people in. */
    private String awaitServer(LedgerProcess importing) throws IOException {
        await().pollInterval(Duration.ofMillis(50)).atMost(LONG).until(() -> !importing.isAlive() || isReady());
        assertThat(importing.isAlive()).as(importing.said()).isTrue();
        return url();
    }

    private boolean isReady() throws IOException {
        var server = server();
        return server.endsWith("ready") && !server.equals(formerServer);
    }

    /** What PostgreSQL tells of the server that runs, or has run, on these files. */
    private String server() throws IOException {
        var file = data.postgres().resolve("postmaster.pid");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private String url() throws IOException {
        var superuser = EmbeddedDatabase.running(data).asSuperuser();
        return superuser.url() + "&user=%s&password=%s".formatted(superuser.username(), superuser.password());
    }

    private static SingleConnectionDataSource connect(String url) {
        return new SingleConnectionDataSource(url, true);
    }
}
