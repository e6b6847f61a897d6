package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.testing.ManyCases;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditIT {
    private final TestLedger ledger = new TestLedger();
    private final Views views = new Views(
            ledger.database(),
            ledger.log(),
            ledger.signal(),
            List.of(new BoardView(ledger.database(), Procedures.builtIn()), new HistoryView(ledger.database())),
            Map.of("board", 2));

    @BeforeEach
    void project() throws InterruptedException {
        new ManyCases(1).in(ledger.log(), 60);
        views.start();
        assertThat(views.awaitPosition(600, Duration.ofSeconds(60))).isTrue();
    }

    @AfterEach
    void close() {
        views.close();
        ledger.close();
    }

    private List<Boolean> agree() {
        return views.audit().stream().map(status -> status.audit().agrees()).toList();
    }

    @Test
    void givenViewsThatWereShownTheLog_thenTheyAgreeWithIt() {
        assertThat(views.audit()).allSatisfy(status -> {
            assertThat(status.audit().agrees()).isTrue();
            assertThat(status.audit().position()).isEqualTo(600);
            assertThat(status.audit().events()).isEqualTo(600);
            assertThat(status.audit().eventsInLog()).isEqualTo(600);
        });
    }

    @Test
    void givenATokenThatWasMoved_thenTheViewDisagreesAndTheOtherDoesNot() {
        ledger.sql()
                .sql("UPDATE views.token SET position = position - 20 WHERE view = 'history'")
                .update();
        assertThat(agree()).containsExactly(true, false);
    }

    @Test
    void givenAnEventTakenOutOfTheLogByItsOwner_thenAllViewsDisagree() {
        asOwner("DELETE FROM ledger.event WHERE position = 300");
        assertThat(agree()).containsExactly(false, false);
    }

    @Test
    void givenAnEventPutInThePlaceOfAnother_thenTheNumberIsRightAndTheDigestIsNot() {
        asOwner("UPDATE ledger.event SET leaf_hash = sha256('another') WHERE position = 300");
        assertThat(views.audit()).allSatisfy(status -> {
            assertThat(status.audit().eventsInLog()).isEqualTo(600);
            assertThat(status.audit().agrees()).isFalse();
        });
    }

    @Test
    void givenADifference_whenTheViewIsRebuilt_thenItAgreesAgain() throws InterruptedException {
        ledger.sql()
                .sql("UPDATE views.token SET events = 1 WHERE view = 'history'")
                .update();
        assertThat(agree()).containsExactly(true, false);

        views.rebuild("history", (done, total) -> {});

        assertThat(agree()).containsExactly(true, true);
    }

    private void asOwner(String sql) {
        ledger.sql()
                .sql("ALTER TABLE ledger.event DISABLE TRIGGER event_append_only")
                .update();
        ledger.sql().sql(sql).update();
        ledger.sql()
                .sql("ALTER TABLE ledger.event ENABLE TRIGGER event_append_only")
                .update();
    }
}
