package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutageTest {
    private static boolean isReasonOf(SQLException cause) {
        return Outage.isReasonOf(new DataAccessResourceFailureException("sql", cause));
    }

    @Test
    void aDatabaseThatIsAwayComesBack() {
        assertThat(isReasonOf(new SQLException("connection failure", "08006"))).isTrue();
        assertThat(isReasonOf(new SQLException("terminated by an administrator", "57P01")))
                .isTrue();
        assertThat(isReasonOf(new SQLException("disk full", "53100"))).isTrue();
        assertThat(isReasonOf(new SQLException("deadlock", "40P01"))).isTrue();
        assertThat(Outage.isReasonOf(
                        new CannotCreateTransactionException("pool", new SQLTransientConnectionException("timed out"))))
                .isTrue();
    }

    @Test
    void whatWasFoundAwayBeforeIsAway() {
        assertThat(Outage.isReasonOf(new DataAccessResourceFailureException("read before")))
                .isTrue();
    }

    @Test
    void aMistakeStays() {
        assertThat(isReasonOf(new SQLException("no such table", "42P01"))).isFalse();
        assertThat(isReasonOf(new SQLException("not null violated", "23502"))).isFalse();
        assertThat(Outage.isReasonOf(new IllegalStateException("the fold"))).isFalse();
    }

    @Test
    void whatWentWrongFirstDecidesWhenTheRollbackFailsToo() {
        var rollback = new TransactionSystemException("rollback", new SQLException("Connection is closed"));
        rollback.initApplicationException(
                new DataAccessResourceFailureException("sql", new SQLException("gone", "57P01")));
        var afterFold = new TransactionSystemException("rollback", new SQLException("gone", "08006"));
        afterFold.initApplicationException(new IllegalStateException("the fold"));

        assertThat(Outage.isReasonOf(rollback)).isTrue();
        assertThat(Outage.isReasonOf(afterFold)).isFalse();
    }

    @Test
    void aCommitThatBrokeOffIsTriedAgain() {
        var rollback = new TransactionSystemException("rollback", new SQLException("Connection is closed"));

        assertThat(Outage.isReasonOf(rollback)).isTrue();
    }

    @Test
    void givenAnErrorWithoutACode_whenItIsNotPassing_thenTryingAgainDoesNotHelp() {
        assertThat(isReasonOf(new SQLException("no code"))).isFalse();
        assertThat(isReasonOf(new SQLException("short code", "08"))).isFalse();
        assertThat(Outage.isReasonOf(null)).isFalse();
        assertThat(Outage.isReasonOf(new SQLRecoverableException("reconnect"))).isTrue();
    }

    @Test
    void givenAPassingErrorDeepBelow_whenAsked_thenItIsFound() {
        var deep = new IllegalStateException(
                "the view",
                new DataAccessResourceFailureException("sql", new SQLException("too many connections", "53300")));
        assertThat(Outage.isReasonOf(deep)).isTrue();
    }
}
