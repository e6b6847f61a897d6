package org.caseledger.api.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.api.replica.ReplicatedLedger.board;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.query.views.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists are read from a standby, and people always see what they wrote. */
@Tag("long")
@Tag("turn-4")
@Timeout(120)
class ReplicaIT {
    private static final Duration NO_LIMIT = Duration.ofHours(1);

    private static ReplicatedLedger ledger;

    private Caller program;
    private long before;

    @BeforeAll
    static void start() throws IOException {
        ledger = ReplicatedLedger.start(NO_LIMIT);
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
    }

    @BeforeEach
    void oneMoreCase() {
        ledger.node().cases().received();
        ledger.level();
        program = ledger.node().as("head");
        before = board(program);
    }

    @AfterEach
    void goOn() {
        ledger.postgres().resumeReplay();
        ledger.level();
        ledger.awaitRead("REPLICA");
    }

    @Test
    void givenReplayStandsStill_thenAListIsAsOldAsTheReplicaUnlessItHasToBeNewer() {
        ledger.postgres().pauseReplay();
        ledger.node().cases().received();
        ledger.node().awaitViews();

        assertThat(board(program)).isEqualTo(before);
        assertThat(board(program, "?after=" + ledger.node().head())).isEqualTo(before + 1);
        assertThat(board(program, "?after=" + Long.MAX_VALUE)).isEqualTo(before + 1);
        // A page that was notified of a change.
        assertThat(board(program.with("HX-Request", "true"))).isEqualTo(before + 1);
        assertThat(program.get("/api/search?q=" + URLEncoder.encode("餐馆", UTF_8))
                        .json()
                        .path("total")
                        .asLong())
                .isEqualTo(before);
        assertThat(ledger.details()).containsEntry("read", "REPLICA");
    }

    @Test
    void givenASessionHasRecordedSomething_thenItSeesThatOnEveryNodeAndOthersSeeItLater() {
        var another = ledger.another(NO_LIMIT);
        ReplicatedLedger.awaitRead(another, "REPLICA");
        var intake = new LoginForm(ledger.node()).session("intake");
        var other = new LoginForm(ledger.node()).session("intake");
        ledger.level();
        ledger.postgres().pauseReplay();

        var receipt = intake.post("/api/complaints", Cases.RECEIPT);

        assertThat(receipt.status()).as("%s", receipt).isEqualTo(201);
        ledger.node().awaitViews();
        assertThat(board(intake)).isEqualTo(before + 1);
        assertThat(board(new Caller(another.address()).with("Cookie", intake.header("Cookie"))))
                .isEqualTo(before + 1);
        assertThat(board(other)).isEqualTo(before);
    }

    @Test
    void givenReplayStandsStill_thenEverythingThatDecidesIsOnThePrimary() {
        ledger.postgres().pauseReplay();

        var id = ledger.node().cases().accepted();

        assertThat(ledger.node().as("handler").get(id).status()).isEqualTo(200);
        assertThat(new LoginForm(ledger.node())
                        .session("handler")
                        .get("/account")
                        .status())
                .isEqualTo(200);
        assertThat(board(program)).isEqualTo(before);
    }

    @Test
    void givenTheTablesOfAViewWereChanged_whenTheReplicaHasTheOldOnes_thenItIsBypassed() {
        ledger.postgres().pauseReplay();
        ledger.postgres().onPrimary().execute("""
                        INSERT INTO views.flyway_schema_history
                        SELECT installed_rank + 1, NULL, 'next', 'SQL', 'R__next.sql', 1, 'test', now(), 1, true
                          FROM views.flyway_schema_history ORDER BY installed_rank DESC LIMIT 1
                        """);

        ledger.awaitRead("PRIMARY");
        assertThat(ledger.details().get("refused").toString()).contains("another version");
        ledger.node().cases().received();
        ledger.node().awaitViews();
        assertThat(board(program)).isEqualTo(before + 1);
    }

    @Test
    void givenAViewIsBuiltAnew_whenTheReplicaFollows_thenListsAreWholeAllTheTime() throws Exception {
        var built = new AtomicBoolean();
        var reader = CompletableFuture.supplyAsync(() -> {
            long least = before;
            while (!built.get()) {
                least = Math.min(least, board(program));
            }
            return least;
        });

        for (int i = 0; i < 3; i++) {
            ledger.node().bean(Views.class).rebuild("board", (done, total) -> {});
            ledger.postgres().awaitReplay();
        }
        built.set(true);

        assertThat(reader.join()).isEqualTo(before);
        assertThat(board(program)).isEqualTo(before);
    }
}
