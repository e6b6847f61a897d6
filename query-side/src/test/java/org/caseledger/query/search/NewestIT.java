package org.caseledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.SqlArrayValue;

class NewestIT {
    private static final String WORDS = "grams @> :terms";
    private static final long IN_ALL = 1;
    private static final long IN_EVERY_TENTH = 10;
    private static final long IN_EVERY_HUNDREDTH = 100;

    private final TestLedger ledger = new TestLedger();
    private final Newest newest = new Newest(ledger.database());

    @BeforeEach
    void thousandsOfCases() {
        ledger.sql().sql("""
                        INSERT INTO views.search (case_id, received_at, kept, plain, grams)
                        SELECT gen_random_uuid(), now() + n * interval '1 minute', '{}', '{}',
                               array_remove(ARRAY[1, CASE WHEN n % 10 = 0 THEN 10 END, CASE WHEN n % 100 = 0 THEN 100 END],
                                            NULL)
                          FROM generate_series(1, 10000) AS n
                        """).update();
        ledger.sql().sql("ANALYZE views.search").update();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private boolean sooner(long term, long wanted) {
        return newest.of(new Wanted(WORDS, Map.of("terms", new SqlArrayValue("bigint", term))))
                .sooner(wanted);
    }

    @Test
    void aPageOfWordsThatManyCasesHaveIsSoonerFullAlongTheReceipts() {
        // 50 are met among 500 cases, or sorted out of 1,000; 200 among 2,000.
        assertThat(sooner(IN_ALL, 200)).isTrue();
        assertThat(sooner(IN_EVERY_TENTH, 50)).isTrue();
        assertThat(sooner(IN_EVERY_TENTH, 200)).isFalse();
        // 50 are met among 5,000 cases, or sorted out of 100.
        assertThat(sooner(IN_EVERY_HUNDREDTH, 50)).isFalse();
        assertThat(sooner(7, 1)).isFalse();
    }
}
