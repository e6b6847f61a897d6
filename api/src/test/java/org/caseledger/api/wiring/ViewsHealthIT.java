package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.query.views.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Views that missed events of the log are reported, and the ledger goes on recording. */
class ViewsHealthIT {
    /** On a Monday that warns of no duty, so that the health depends on the views alone. */
    private static final TestLedger LEDGER =
            TestLedger.at(HandClock.at("2026-03-02T09:00"), "--caseledger.duty.warn-days=1");

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    private static String health() {
        var answer = LEDGER.anonymous().get("/actuator/health");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("status").asString();
    }

    private static boolean boardAgrees(Caller person) {
        var views = person.get("/api/views").json();
        assertThat(views.get(0).path("name").asString()).isEqualTo("board");
        return views.get(0).path("audit").path("agrees").asBoolean();
    }

    @Test
    void givenAViewThatDisagreesWithTheLog_whenAudited_thenTheHealthWarnsUntilItIsRebuilt() throws Exception {
        var auditor = LEDGER.as("auditor");
        assertThat(LEDGER.as("intake").post("/api/complaints", Cases.RECEIPT).status())
                .isEqualTo(201);
        var views = LEDGER.bean(Views.class);
        LEDGER.awaitViews();
        assertThat(auditor.post("/api/views/audit", "").status()).isEqualTo(200);
        assertThat(boardAgrees(auditor)).isTrue();
        assertThat(health()).isEqualTo("UP");

        LEDGER.bean(JdbcClient.class)
                .sql("UPDATE views.token SET events = events - 1 WHERE view = 'board'")
                .update();
        assertThat(auditor.post("/api/views/audit", "").status()).isEqualTo(200);
        assertThat(boardAgrees(auditor)).isFalse();
        assertThat(health()).isEqualTo("WARN");

        views.rebuild("board", (done, total) -> {});
        assertThat(auditor.post("/api/views/audit", "").status()).isEqualTo(200);
        assertThat(health()).isEqualTo("UP");
    }

    @Test
    void givenAViewThatCannotGoOn_whenTheHealthIsAsked_thenItWarnsAndTheLedgerGoesOnRecording() throws Exception {
        var intake = LEDGER.as("intake");
        var sql = LEDGER.bean(JdbcClient.class);
        sql.sql("ALTER TABLE views.board ADD CONSTRAINT closed CHECK (false) NOT VALID")
                .update();
        assertThat(intake.post("/api/complaints", Cases.RECEIPT).status()).isEqualTo(201);

        await().atMost(Duration.ofSeconds(60)).until(() -> health().equals("WARN"));

        assertThat(intake.post("/api/complaints", Cases.RECEIPT).status()).isEqualTo(201);
        sql.sql("ALTER TABLE views.board DROP CONSTRAINT closed").update();
        LEDGER.bean(Views.class).rebuild("board", (done, total) -> {});
        assertThat(health()).isEqualTo("UP");
    }

    @Test
    void whoDoesNotLookIntoThingsDoesNotAudit() {
        assertThat(LEDGER.as("handler").post("/api/views/audit", "").status()).isEqualTo(403);
    }
}
