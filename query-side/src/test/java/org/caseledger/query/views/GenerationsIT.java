package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenerationsIT {

    private final TestLedger ledger = new TestLedger();
    private final Generations generations =
            new Generations(new CountingView(ledger.database(), 1), ledger.database());

    @AfterEach
    void close() {
        ledger.close();
    }

    private long begin() {
        return generations.begin(2, tokens -> true).orElseThrow();
    }

    private void move(long generation, int segment, long position) {
        ledger.sql()
                .sql(
                        """
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
    void givenNewRowsOfThisVersion_whenBegunAgain_thenTheyGoOn() {
        long first = begin();

        assertThat(begin()).isEqualTo(first);
    }

    @Test
    void givenNewRowsOfALowerVersion_whenBegun_thenTheyAreBegunAnew() {
        long first = begin();
        var newer = new Generations(new CountingView(ledger.database(), 2), ledger.database());

        assertThat(newer.begin(1, tokens -> true)).get().isNotEqualTo(first);
        assertThat(ledger.sql().sql("SELECT count(*) FROM views.token").query(Long.class).single())
                .isEqualTo(1);
    }
}
