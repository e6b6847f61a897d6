package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenerationsIT {
    private final TestLedger ledger = new TestLedger();
    private final Generations generations = new Generations(new CountingView(ledger.database(), 1), ledger.database());

    @AfterEach
    void close() {
        ledger.close();
    }

    private long begin() {
        return generations.begin(2, tokens -> true).orElseThrow();
    }

    private void move(long generation, int segment, long position) {
        ledger.sql()
                .sql("""
                        UPDATE views.token SET position = :position
                         WHERE generation = :generation AND segment = :segment
                        """)
                .param("position", position)
                .param("generation", generation)
                .param("segment", segment)
                .update();
    }

    private long answering() {
        return ledger.sql()
                .sql("SELECT DISTINCT generation FROM views.token WHERE live")
                .query(Long.class)
                .single();
    }

    @Test
    void givenNewRowsBehindThoseThatAnswer_whenFinished_thenTheyWaitUntilTheyAreNot() {
        long first = begin();
        assertThat(generations.finish(first)).isTrue();
        move(first, 0, 10);
        move(first, 1, 9);
        long second = begin();
        move(second, 0, 12);
        move(second, 1, 9);

        assertThat(generations.finish(second)).isFalse();
        assertThat(answering()).isEqualTo(first);
        move(second, 1, 10);
        assertThat(generations.finish(second)).isTrue();
        assertThat(answering()).isEqualTo(second);
        assertThat(generations.finish(second)).isFalse();
    }

    @Test
    void givenAnotherNodeThatLetsThemAnswerWhileTheyAreTended_whenFinished_thenNothingFails() throws Exception {
        long first = begin();
        try (var other = ledger.database().getConnection();
                var sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("LOCK TABLE views_beside.count");
            var finished = CompletableFuture.supplyAsync(() -> generations.finish(first));
            await().until(this::vacuumWaits);

            sql.execute("DROP TABLE views.count");
            sql.execute("ALTER TABLE views_beside.count SET SCHEMA views");
            sql.execute("UPDATE views.token SET live = true");
            other.commit();

            assertThat(finished.get()).isFalse();
        }
        assertThat(answering()).isEqualTo(first);
    }

    private boolean vacuumWaits() {
        return ledger.sql().sql("""
                        SELECT count(*) > 0 FROM pg_stat_activity
                         WHERE wait_event_type = 'Lock' AND query LIKE 'VACUUM%'
                           AND datname = current_database()
                        """).query(Boolean.class).single();
    }

    @Test
    void givenNewRowsOfThisVersion_whenBegunAgain_thenTheyGoOn() {
        long first = begin();

        assertThat(begin()).isEqualTo(first);
    }

    @Test
    void givenNewRowsOfALowerVersion_whenBegun_thenTheyAreBegunAnew() {
        long first = begin();
        var newer = new Generations(new CountingView(ledger.database(), 2), ledger.database());

        assertThat(newer.begin(1, tokens -> true)).get().isNotEqualTo(first);
        assertThat(ledger.sql()
                        .sql("SELECT count(*) FROM views.token")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
