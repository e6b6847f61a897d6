package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server ends the session of a node that holds the head and asks nothing. */
@Timeout(60)
class EndedSessionIT {
    private final HikariDataSource database = TestDatabase.fresh();
    private final EventLog log = log(Duration.ofSeconds(30));
    private final NewEvent next = event(UUID.randomUUID(), NewEvent.NEXT);

    private EventLog log(Duration answerWithin) {
        return new EventLog(
                database,
                TestDatabase.EVENT_KEY,
                Clock.systemUTC(),
                new ClockSkew(Clock.systemUTC()),
                recorded -> {},
                answerWithin,
                new PrimaryGuard());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void givenANodeThatHoldsTheHeadAndAsksNothing_whenItGoesOn_thenItIsAnsweredThatTheDatabaseWasAway() {
        assertThatThrownBy(() -> log.append(List.of(next), (connection, recorded) -> awaitEnd(connection)))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(log.findEvent(next.eventId())).isEmpty();
        assertThat(log.append(List.of(next))).hasSize(1);
        assertThat(log.trouble()).isEmpty();
    }

    private void awaitEnd(Connection holder) throws SQLException {
        int session = holder.unwrap(PGConnection.class).getBackendPID();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> JdbcClient.create(database)
                        .sql("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = :pid)")
                        .param("pid", session)
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void givenRowsThatTakeLong_whenTheirStatementsDo_thenTheyAreWritten() {
        var impatient = log(Duration.ofSeconds(2));
        impatient.append(List.of(next), (connection, recorded) -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_sleep(2.5)");
            }
        });

        assertThat(log.findEvent(next.eventId())).isPresent();
    }
}
