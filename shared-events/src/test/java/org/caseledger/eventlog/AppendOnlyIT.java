package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class AppendOnlyIT {
    private final HikariDataSource database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database);
    private final EventLog log = new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC());

    @BeforeEach
    void append() {
        log.append(List.of(event(UUID.randomUUID(), 0), event(UUID.randomUUID(), 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.event SET type = 'other'",
                "UPDATE ledger.event SET type = 'other' WHERE false",
                "UPDATE ledger.event SET code = sha256('') || '\\x00'::bytea",
                "UPDATE ledger.event SET code = NULL",
                "DELETE FROM ledger.event WHERE position = 2",
                "TRUNCATE ledger.event",
                "TRUNCATE ledger.event CASCADE",
                "DELETE FROM ledger.head",
                "TRUNCATE ledger.head"
            })
    void givenEvents_whenEvenTheOwnerChangesThem_thenItIsRefusedInBothLanguages(String change) {
        assertThatThrownBy(() -> sql.execute(change))
                .hasMessageContaining("账本只能追加")
                .hasMessageContaining("the ledger is append-only");
        assertThat(log.readAfter(0, 9)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "position = 1|event_pkey",
                "position = 0|event_position_positive",
                "sequence = -1|event_sequence_from_zero",
                "event_id = (SELECT event_id FROM ledger.event WHERE position = 1)|event_id_once",
                "stream_id = (SELECT stream_id FROM ledger.event WHERE position = 1)|event_stream_sequence",
                "metadata = '[]'|event_metadata_object",
                "leaf_hash = '\\x00'|event_leaf_hash_sha256",
                "payload = '{'|invalid input syntax for type json",
                "type = NULL|violates not-null constraint"
            })
    void givenARowThatBreaksTheLog_whenInserted_thenAConstraintRefusesIt(String rule) {
        String[] changeAndConstraint = rule.split("\\|");
        sql.execute("CREATE TABLE draft AS SELECT * FROM ledger.event WHERE position = 2");
        sql.execute("UPDATE draft SET position = 3, event_id = gen_random_uuid(), stream_id = gen_random_uuid()");
        sql.execute("INSERT INTO ledger.event SELECT * FROM draft");
        sql.execute("UPDATE draft SET position = 4, event_id = gen_random_uuid(), stream_id = gen_random_uuid()");

        assertThatThrownBy(() -> {
                    sql.execute("UPDATE draft SET " + changeAndConstraint[0]);
                    sql.execute("INSERT INTO ledger.event SELECT * FROM draft");
                })
                .hasMessageContaining(changeAndConstraint[1]);
    }

    @Test
    void givenAHead_whenASecondIsInserted_thenItIsRefused() {
        assertThatThrownBy(() -> sql.execute("INSERT INTO ledger.head VALUES (true, 9, now())"))
                .hasMessageContaining("head_pkey");
        assertThatThrownBy(() -> sql.execute("INSERT INTO ledger.head VALUES (false, 9, now())"))
                .hasMessageContaining("head_only_row");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.event SET type = 'other'",
                "DELETE FROM ledger.event",
                "TRUNCATE ledger.event",
                "ALTER TABLE ledger.event DISABLE TRIGGER event_append_only",
                "DROP TABLE ledger.event",
                "DELETE FROM ledger.head",
                "UPDATE vault.case_key SET wrapped_key = wrapped_key",
                "DELETE FROM vault.master"
            })
    void givenTheRoleOfTheProgram_whenItChangesWhatIsKept_thenItHasNoRight(String change) {
        try (var asProgram = TestDatabase.as("caseledger_app", database)) {
            assertThatThrownBy(() -> new JdbcTemplate(asProgram).execute(change))
                    .rootCause()
                    .hasMessageMatching("ERROR: (permission denied|must be owner).*");
        }
    }

    @Test
    void givenTheRoleOfTheProgram_whenItAppendsAndReads_thenItMay() {
        var asProgram =
                new EventLog(TestDatabase.as("caseledger_app", database), TestDatabase.EVENT_KEY, Clock.systemUTC());
        UUID stream = UUID.randomUUID();

        asProgram.append(List.of(event(stream, NewEvent.NEXT)));

        assertThat(asProgram.head()).isEqualTo(3);
        assertThat(asProgram.readStream(stream)).hasSize(1);
        assertThatThrownBy(() -> asProgram.append(List.of(event(stream, 0))))
                .isInstanceOfSatisfying(
                        SequenceConflict.class, e -> assertThat(e.streamId()).isEqualTo(stream));
    }
}
