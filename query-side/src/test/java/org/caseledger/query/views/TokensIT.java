package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TokensIT {
    private final TestLedger ledger = new TestLedger();
    private final View<?> view = new CountingView(ledger.database(), 1);
    private final Tokens tokens = new Tokens(ledger.database());

    @BeforeEach
    void begin() {
        new Generations(view, ledger.database()).begin(1, all -> true);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource({"on, local", "remote_apply, local", "local, local", "off, off"})
    void givenWhatCommitsAreConfiguredTo_whenATokenIsClaimed_thenItsCommitWaitsForNoStandby(
            String configured, String ofTheView) {
        var token = tokens.of(view.name()).get(0);

        assertThat(inTransaction(configured, () -> tokens.claim(token))).isEqualTo(ofTheView);
        assertThat(inTransaction(configured, () -> tokens.claimBeside(List.of(token))))
                .isEqualTo(ofTheView);
    }

    private String inTransaction(String configured, Runnable claim) {
        return new TransactionTemplate(new JdbcTransactionManager(ledger.database())).execute(status -> {
            ledger.sql().sql("SET LOCAL synchronous_commit = " + configured).update();
            claim.run();
            return ledger.sql()
                    .sql("SHOW synchronous_commit")
                    .query(String.class)
                    .single();
        });
    }
}
