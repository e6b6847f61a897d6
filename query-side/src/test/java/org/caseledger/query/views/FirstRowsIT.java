package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log is empty when the views are started for the first time: there is nothing to build. */
class FirstRowsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = new TestLedger();
    private final CountingView counting = new CountingView(ledger.database(), 1);
    private final Views views = ledger.views(counting);
    private long ofTheScript;

    @BeforeEach
    void remember() {
        ofTheScript = table();
    }

    @AfterEach
    void close() {
        views.close();
        ledger.close();
    }

    private long table() {
        return ledger.sql()
                .sql("SELECT 'views.count'::regclass::oid")
                .query(Long.class)
                .single();
    }

    private void startAndRecord() throws InterruptedException {
        views.start();
        await().atMost(SOON).until(() -> views.status().get(0).version() != null);
        History.received().classified().in(ledger);
        assertThat(views.awaitPosition(2, SOON)).as("%s", views.status()).isTrue();
    }

    @Test
    void givenAnEmptyLog_whenStarted_thenTheTablesAnswerAsTheScriptsMadeThem() throws Exception {
        startAndRecord();

        assertThat(table()).isEqualTo(ofTheScript);
        assertThat(counting.total()).isEqualTo(2);
        assertThat(views.status())
                .extracting(ViewStatus::version, ViewStatus::position, ViewStatus::building)
                .containsExactly(tuple(1, 2L, null));
        assertThat(ledger.sql().sql("""
                                        SELECT 'autovacuum_analyze_scale_factor=0.02' = ANY (reloptions)
                                          FROM pg_class WHERE oid = 'views.count'::regclass
                                        """).query(Boolean.class).single())
                .as("tended as rows that are built")
                .isTrue();
        views.rebuild("count", (done, total) -> {});
        assertThat(table()).isNotEqualTo(ofTheScript);
        assertThat(counting.total()).isEqualTo(2);
    }

    @Test
    void givenRowsThatAreInNoLog_whenStarted_thenTheyDoNotAnswer() throws Exception {
        ledger.sql()
                .sql("INSERT INTO views.count VALUES (:id, 7)")
                .param("id", UUID.randomUUID())
                .update();

        startAndRecord();

        assertThat(table()).isNotEqualTo(ofTheScript);
        assertThat(counting.total()).isEqualTo(2);
    }

    @Test
    void givenEvents_whenStarted_thenTheRowsAreBuiltBeforeTheyAnswer() throws Exception {
        History.received().in(ledger);

        views.start();

        assertThat(views.awaitPosition(1, SOON)).as("%s", views.status()).isTrue();
        assertThat(table()).isNotEqualTo(ofTheScript);
        assertThat(counting.total()).isEqualTo(1);
    }

    @Test
    void givenANewerProgramThatHasBegun_whenStarted_thenTheOlderOneBeginsNothing() throws Exception {
        try (Views newer = ledger.views(new CountingView(ledger.database(), 2))) {
            newer.start();
            await().atMost(SOON).until(() -> newer.status().get(0).version() != null);
            views.start();
            await().atMost(SOON).until(() -> views.status().get(0).failure() != null);

            assertThat(newer.status().get(0).version()).isEqualTo(2);
        }
        assertThat(views.status().get(0).failure()).contains("newer version");
    }
}
