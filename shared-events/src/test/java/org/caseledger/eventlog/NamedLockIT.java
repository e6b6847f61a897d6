package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An action whose lock is lost with its connection while it runs. */
class NamedLockIT {
    private final HikariDataSource database = TestDatabase.fresh();
    private final NamedLock namedLock = new NamedLock(database);

    @AfterEach
    void stop() {
        database.close();
    }

    private void cutTheConnectionOfTheLock() {
        var cut = JdbcClient.create(database).sql("""
                                SELECT pg_terminate_backend(pid, 60000) FROM pg_locks
                                 WHERE locktype = 'advisory' AND granted
                                   AND database = (SELECT oid FROM pg_database
                                                    WHERE datname = current_database())
                                """).query(Boolean.class).list();
        assertThat(cut).containsExactly(true);
    }

    @Test
    void givenAnActionThatFails_whenItsLockIsLostToo_thenItsOwnExceptionIsThrown() {
        assertThatThrownBy(() -> namedLock.take("joins", () -> {
                    cutTheConnectionOfTheLock();
                    throw new IllegalStateException("its own");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("its own");
    }

    @Test
    void givenAnActionThatSucceeds_whenItsLockIsLost_thenItsResultIsReturnedAndTheNextOneRuns() {
        var done = namedLock.take("joins", () -> {
            cutTheConnectionOfTheLock();
            return "done";
        });
        assertThat(done).isEqualTo("done");
        assertThat(namedLock.take("joins", () -> "next")).isEqualTo("next");
    }
}
