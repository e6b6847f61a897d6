package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventlog.Events.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

class LogCheckIT {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private final DataSource database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database);
    private final List<UUID> streams = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final LogCheck check = new LogCheck(database, TestDatabase.EVENT_KEY);

    @BeforeEach
    void sixEventsOfTwoStreams() {
        for (int i = 0; i < 6; i++) {
            Instant time = NOON.plus(Duration.ofMinutes(i));
            new EventLog(database, TestDatabase.EVENT_KEY, Clock.fixed(time, ZoneOffset.UTC))
                    .append(List.of(event(streams.get(i % 2), i / 2)));
        }
    }

    @Test
    void givenALogAsWritten_whenChecked_thenThereIsNoFaultAndProgressReachesTheEnd() {
        var progress = new ArrayList<Long>();

        assertThat(check.run(progress::add)).isEmpty();
        assertThat(progress).endsWith(6L);
    }

    @Test
    void givenMoreThanABatch_whenTheLastEventChanges_thenItIsFound() {
        var events = new ArrayList<NewEvent>();
        for (int i = 0; i < 2500; i++) {
            events.add(event(UUID.randomUUID(), 0));
        }
        new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC()).append(events);
        assertThat(check.run(position -> {})).isEmpty();

        asOwner("UPDATE ledger.event SET type = 'other' WHERE position = 2506");

        assertThat(check.run(position -> {})).map(LogCheck.Fault::position).contains(2506L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            payload = '{"n":1 }'                                       | changed
            metadata = '{"actor":"li","unit":"西陂"}'                  | changed
            metadata = '{"actor":"wang","unit":"西陂" }'               | changed
            type = 'thing-undone'                                      | changed
            aggregate_type = 'Other'                                   | changed
            revision = 2                                               | changed
            event_id = gen_random_uuid()                               | changed
            recorded_at = recorded_at + interval '1 microsecond'       | changed
            recorded_at = recorded_at - interval '1 day'               | earlier
            leaf_hash = sha256('')                                     | changed
            sequence = 7                                               | is missing
            stream_id = gen_random_uuid()                              | is missing
            position = 9                                               | position is missing
            """)
    void givenAnEvent_whenAColumnOfItIsChanged_thenItsPositionIsNamed(String change, String found) {
        asOwner("UPDATE ledger.event SET " + change + " WHERE position = 4");

        assertFault(4, found);
    }

    @Test
    void givenAStreamOverManyPages_whenAnEventTakesTheSequenceOfAnother_thenItIsFound() {
        for (int page = 0; page < 3; page++) {
            long from = 3L + page * 5_000L;
            new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC())
                    .append(LongStream.range(from, from + 5_000)
                            .mapToObj(sequence -> event(streams.get(0), sequence))
                            .toList());
        }
        assertThat(check.run(position -> {})).isEmpty();

        sql.execute("ALTER TABLE ledger.event DROP CONSTRAINT event_stream_sequence");
        asOwner("UPDATE ledger.event SET sequence = 2500 WHERE position = 8193");

        assertFault(8193, "is missing");
    }

    @ParameterizedTest
    @CsvSource({"1,position is missing", "3,position is missing", "6,position is missing"})
    void givenAnEvent_whenItIsDeleted_thenItsPositionIsNamed(long position, String found) {
        asOwner("DELETE FROM ledger.event WHERE position = " + position);

        assertFault(position, found);
    }

    @Test
    void givenTwoEvents_whenTheySwapPlaces_thenTheFirstOfThemIsNamed() {
        swap(2, 3);
        assertFault(2, "changed");
    }

    @Test
    void givenTwoEventsOfOneStream_whenTheySwapPlaces_thenTheFirstOfThemIsNamed() {
        swap(3, 5);
        assertFault(3, "stands before");
    }

    private void swap(long one, long other) {
        asOwner("UPDATE ledger.event SET position = 99 WHERE position = " + one);
        asOwner("UPDATE ledger.event SET position = %d WHERE position = %d".formatted(one, other));
        asOwner("UPDATE ledger.event SET position = %d WHERE position = 99".formatted(other));
        asOwner("""
                UPDATE ledger.event e SET recorded_at = o.recorded_at
                  FROM (SELECT position, recorded_at FROM ledger.event) o
                 WHERE e.position IN (%1$d, %2$d) AND o.position = %1$d + %2$d - e.position
                """.formatted(one, other));
    }

    @Test
    void givenMetadataThatIsNoObject_whenChecked_thenItIsFoundAndNothingIsThrown() {
        sql.execute("ALTER TABLE ledger.event DROP CONSTRAINT event_metadata_object");
        asOwner("UPDATE ledger.event SET metadata = '[]' WHERE position = 2");

        assertFault(2, "changed");
    }

    @Test
    void givenAnEventSlippedInAfterTheEnd_whenChecked_thenItIsFound() {
        sql.execute("""
                INSERT INTO ledger.event
                SELECT 7, gen_random_uuid(), 0, aggregate_type, type, revision, payload, metadata,
                       gen_random_uuid(), recorded_at, leaf_hash
                  FROM ledger.event WHERE position = 6
                """);

        assertFault(7, "after the last position");
    }

    private void assertFault(long position, String found) {
        assertThat(check.run(p -> {})).hasValueSatisfying(fault -> {
            assertThat(fault.position()).isEqualTo(position);
            assertThat(fault.en())
                    .startsWith("position %d: ".formatted(position))
                    .contains(found);
            assertThat(fault.zh()).startsWith("位置 %d：".formatted(position));
        });
    }

    private void asOwner(String change) {
        sql.execute("ALTER TABLE ledger.event DISABLE TRIGGER event_append_only");
        assertThat(sql.update(change)).isPositive();
        sql.execute("ALTER TABLE ledger.event ENABLE TRIGGER event_append_only");
    }
}
