package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that are made from events are there with them or not at all. */
class RowsOfEventsIT {
    private final HikariDataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final EventLog log = new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC());
    private final UUID stream = UUID.randomUUID();

    @BeforeEach
    void createTable() {
        jdbc.sql("CREATE TABLE made (name text PRIMARY KEY, event bigint NOT NULL)")
                .update();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private static RowsOfEvents row(String name) {
        return (connection, events) -> {
            try (var insert = connection.prepareStatement("INSERT INTO made VALUES (?, ?)")) {
                insert.setString(1, name);
                insert.setLong(2, events.get(events.size() - 1).position());
                insert.executeUpdate();
            }
        };
    }

    private List<String> rows() {
        return jdbc.sql("SELECT name || ' ' || event FROM made ORDER BY event")
                .query(String.class)
                .list();
    }

    @Test
    void givenOneNode_whenEventsHaveRows_thenTheRowsTellTheirPositions() {
        log.append(List.of(event(UUID.randomUUID(), 0)));
        log.append(List.of(event(stream, 0), event(stream, 1)), row("two"));
        log.append(List.of(event(UUID.randomUUID(), 0)));
        log.append(List.of(event(stream, 2)), row("one"));

        assertThat(rows()).containsExactly("two 3", "one 5");
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(p -> {})).isEmpty();
    }

    @Test
    void givenTheStreamHasAdvanced_thenThereIsNoRow() {
        log.append(List.of(event(stream, 0)));

        assertThatThrownBy(() -> log.append(List.of(event(stream, 0)), row("late")))
                .isInstanceOf(SequenceConflict.class);

        assertThat(rows()).isEmpty();
    }

    @Test
    void givenTheRowIsRefused_thenThereIsNoEvent() {
        log.append(List.of(event(stream, 0)), row("taken"));

        assertThatThrownBy(() -> log.append(List.of(event(stream, 1)), row("taken")))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(log.readStream(stream)).hasSize(1);
        assertThat(rows()).containsExactly("taken 1");
        assertThat(log.append(List.of(event(stream, 1)), row("other"))).hasSize(1);
    }
}
