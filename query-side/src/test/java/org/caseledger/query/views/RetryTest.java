package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class RetryTest {

    private static boolean mayHelp(SQLException cause) {
        return Retry.mayHelp(new DataAccessResourceFailureException("sql", cause));
    }

    @Test
    void aDatabaseThatIsAwayComesBack() {
        assertThat(mayHelp(new SQLException("connection failure", "08006"))).isTrue();
        assertThat(mayHelp(new SQLException("terminated by an administrator", "57P01"))).isTrue();
        assertThat(mayHelp(new SQLException("disk full", "53100"))).isTrue();
        assertThat(mayHelp(new SQLException("deadlock", "40P01"))).isTrue();
        assertThat(
                        Retry.mayHelp(
                                new CannotCreateTransactionException(
                                        "pool", new SQLTransientConnectionException("timed out"))))
                .isTrue();
    }

    @Test
    void aMistakeStays() {
        assertThat(mayHelp(new SQLException("no such table", "42P01"))).isFalse();
        assertThat(mayHelp(new SQLException("not null violated", "23502"))).isFalse();
        assertThat(Retry.mayHelp(new IllegalStateException("the fold"))).isFalse();
    }

    @Test
    void whatWentWrongFirstDecidesWhenTheRollbackFailsToo() {
        var rollback =
                new TransactionSystemException(
                        "rollback", new SQLException("Connection is closed"));
        rollback.initApplicationException(
                new DataAccessResourceFailureException("sql", new SQLException("gone", "57P01")));
        var afterFold =
                new TransactionSystemException("rollback", new SQLException("gone", "08006"));
        afterFold.initApplicationException(new IllegalStateException("the fold"));

        assertThat(Retry.mayHelp(rollback)).isTrue();
        assertThat(Retry.mayHelp(afterFold)).isFalse();
    }

    @Test
    void aCommitThatBrokeOffIsTriedAgain() {
        var rollback =
                new TransactionSystemException(
                        "rollback", new SQLException("Connection is closed"));

        assertThat(Retry.mayHelp(rollback)).isTrue();
    }

    @Test
    void givenAnErrorWithoutACode_whenItIsNotPassing_thenTryingAgainDoesNotHelp() {
        assertThat(mayHelp(new SQLException("no code"))).isFalse();
        assertThat(mayHelp(new SQLException("short code", "08"))).isFalse();
        assertThat(Retry.mayHelp(null)).isFalse();
        assertThat(Retry.mayHelp(new SQLRecoverableException("reconnect"))).isTrue();
    }

    @Test
    void givenAPassingErrorDeepBelow_whenAsked_thenItIsFound() {
        var deep =
                new IllegalStateException(
                        "the view",
                        new DataAccessResourceFailureException(
                                "sql", new SQLException("too many connections", "53300")));
        assertThat(Retry.mayHelp(deep)).isTrue();
    }
}
