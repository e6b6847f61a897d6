package org.caseledger.eventlog;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventLogIT {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456789Z");

    private final HikariDataSource database = TestDatabase.fresh();
    private final EventLog log = new EventLog(database, TestDatabase.EVENT_KEY, at(NOON));
    private final UUID stream = UUID.randomUUID();

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    @Test
    void givenAnEmptyLog_whenRead_thenThereIsNothing() {
        assertThat(log.head()).isZero();
        assertThat(log.readAfter(0, 10)).isEmpty();
        assertThat(log.readStream(stream)).isEmpty();
        assertThat(log.findEvent(UUID.randomUUID())).isEmpty();
        assertThat(log.positionAt(NOON)).isZero();
        assertThat(log.append(List.of())).isEmpty();
    }

    @Test
    void givenOddlyWrittenJson_whenRead_thenEveryByteIsAsWritten() {
        String payload =
                "{ \"b\" : 1.0,\t\"a\":\"𠮷野家 \\u0041 \\\\ \\\" \\u0001 \\/ é e\u0301\",\n\"b\":1e2 , \"quote\":\"' ; -- {},NULL\"}";
        String metadata = "{\"unit\" : \"郫都\", \"actor\":\"李\\n四\"}";
        List<StoredEvent> appended = log.append(List.of(event(UUID.randomUUID(), stream, 0, payload, metadata)));

        StoredEvent read = log.readStream(stream).get(0);

        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Utf8::equals, Utf8.class)
                .isEqualTo(appended.get(0));
        assertThat(read.payload()).isEqualTo(payload);
        assertThat(read.metadata()).isEqualTo(metadata);
        assertThat(read.recordedAt()).isEqualTo(Instant.parse("2026-03-02T04:00:00.123456Z"));
        assertThat(read.leafHash()).isEqualTo(Leaf.hash(read));
        byte[] bytes = new JdbcTemplate(database)
                .queryForObject("SELECT convert_to(payload::text, 'UTF8') FROM ledger.event", byte[].class);
        assertThat(bytes).isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givenEventsOfThePast_whenAppended_thenEachHasItsTime_andNoneIsBeforeWhatPrecedes() {
        var morning = Instant.parse("2026-03-01T01:00:00.000000999Z");
        var evening = Instant.parse("2026-03-01T10:00:00Z");
        log.appendPast(
                List.of(event(stream, 0), event(stream, 1), event(stream, 2)), List.of(morning, evening, morning));
        var now = log.append(List.of(event(stream, 3)));
        log.appendPast(List.of(event(stream, 4)), List.of(evening));

        var read = new EventLog(database, TestDatabase.EVENT_KEY, at(NOON)).readStream(stream);
        assertThat(read)
                .extracting(StoredEvent::recordedAt)
                .containsExactly(
                        Instant.parse("2026-03-01T01:00:00Z"),
                        evening,
                        evening,
                        now.get(0).recordedAt(),
                        now.get(0).recordedAt());
        assertThat(read).allMatch(one -> Arrays.equals(one.leafHash(), Leaf.hash(one)));
        assertThatThrownBy(() -> log.appendPast(List.of(event(stream, 5)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenSeveralEvents_whenAppendedAtOnce_thenPositionsFollowTheirOrder() {
        UUID other = UUID.randomUUID();
        List<StoredEvent> stored = log.append(List.of(event(stream, 0), event(other, 0), event(stream, 1)));

        assertThat(stored).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L);
        assertThat(log.head()).isEqualTo(3);
        assertThat(log.readAfter(1, 1)).extracting(StoredEvent::streamId).containsExactly(other);
        assertThat(log.readAfter(1, 9)).extracting(StoredEvent::position).containsExactly(2L, 3L);
        assertThat(log.readStream(stream)).extracting(StoredEvent::sequence).containsExactly(0L, 1L);
        assertThat(log.readStream(stream, 2)).extracting(StoredEvent::sequence).containsExactly(0L);
        assertThat(log.findEvent(stored.get(1).eventId()))
                .get()
                .usingRecursiveComparison()
                .withEqualsForType(Utf8::equals, Utf8.class)
                .isEqualTo(stored.get(1));
    }

    @Test
    void givenNextAsSequence_whenAppended_thenItFollowsWhatIsThereAndWhatComesBefore() {
        log.append(List.of(event(stream, NewEvent.NEXT)));
        UUID other = UUID.randomUUID();

        List<StoredEvent> stored = log.append(List.of(
                event(stream, NewEvent.NEXT),
                event(other, 0),
                event(stream, NewEvent.NEXT),
                event(other, NewEvent.NEXT)));

        assertThat(stored).extracting(StoredEvent::sequence).containsExactly(1L, 0L, 2L, 1L);
    }

    @Test
    void givenATakenSequence_whenAppended_thenNothingIsAppendedAndTheStreamIsNamed() {
        log.append(List.of(event(stream, 0)));
        UUID other = UUID.randomUUID();

        assertThatThrownBy(() -> log.append(List.of(event(other, 0), event(stream, 0))))
                .isInstanceOfSatisfying(
                        SequenceConflict.class, e -> assertThat(e.streamId()).isEqualTo(stream))
                .hasMessageContaining("reload");

        assertThat(log.head()).isEqualTo(1);
        assertThat(log.readStream(other)).isEmpty();
        assertThat(log.append(List.of(event(other, 0))))
                .extracting(StoredEvent::position)
                .containsExactly(2L);
    }

    @Test
    void givenARecordedEvent_whenSentAgain_thenItIsSaidToBeRecorded() {
        NewEvent event = event(stream, 0);
        log.append(List.of(event));

        assertThatThrownBy(() -> log.append(List.of(event(stream, 1), event)))
                .isInstanceOfSatisfying(
                        AlreadyRecorded.class, e -> assertThat(e.eventId()).isEqualTo(event.eventId()));

        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void givenTextThatIsNoJson_whenAppended_thenNothingIs() {
        assertThatThrownBy(() -> log.append(List.of(event(stream, 0), event(stream, 1, "{no"))))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> log.append(List.of(event(UUID.randomUUID(), stream, 0, "{}", "[]"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(List.of(event(stream, 0, "\"\ud842\""))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.append(List.of(event(stream, 0, "\"\0\""))))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(log.head()).isZero();
    }

    @Test
    void givenANulCharacter_whenAppended_thenNothingIsButAWrittenBackslashIsKept() {
        var stream = UUID.randomUUID();

        assertThatThrownBy(() -> log.append(List.of(event(stream, 0, "{\"a\":\"x\\u0000y\"}"))))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("NUL");
        assertThat(log.readStream(stream)).isEmpty();

        log.append(List.of(event(stream, 0, "{\"a\":\"x\\\\u0000y\"}")));
        assertThat(log.readStream(stream)).hasSize(1);
    }

    @Test
    void givenAClockThatGoesBack_whenAppended_thenTheTimeRecordedDoesNot() {
        log.append(List.of(event(stream, 0)));
        var late = new EventLog(database, TestDatabase.EVENT_KEY, at(NOON.minusSeconds(2)));

        StoredEvent second = late.append(List.of(event(stream, 1))).get(0);

        assertThat(second.recordedAt()).isEqualTo(log.readAfter(0, 1).get(0).recordedAt());
        assertThat(log.inDoubt(List.of(1L, 2L))).isEmpty();
    }

    @Test
    void givenAClockThatRanAhead_whenItIsSetBack_thenLaterEventsHaveTheirTimeAndEarlierOnesADoubt() {
        var hour = Duration.ofHours(1);
        var right = new EventLog(database, TestDatabase.EVENT_KEY, at(NOON));
        right.append(List.of(event(stream, 0)));
        new EventLog(database, TestDatabase.EVENT_KEY, at(NOON.plus(hour)))
                .append(List.of(event(stream, 1), event(stream, 2)));

        var back = new EventLog(database, TestDatabase.EVENT_KEY, at(NOON.plusSeconds(60)));
        var third = back.append(List.of(event(stream, 3))).get(0);
        back.append(List.of(event(stream, 4)));
        new EventLog(database, TestDatabase.EVENT_KEY, at(NOON.plus(hour.multipliedBy(2))))
                .append(List.of(event(stream, 5)));

        assertThat(third.position()).as("the order stays").isEqualTo(4);
        assertThat(third.recordedAt()).isEqualTo(NOON.plusSeconds(60).truncatedTo(MICROS));
        assertThat(log.inDoubt(List.of(1L, 2L, 3L, 4L, 5L, 6L))).containsExactlyInAnyOrder(2L, 3L);
        assertThat(log.positionAt(NOON)).isEqualTo(1);
        assertThat(log.positionAt(NOON.plusSeconds(59))).isEqualTo(1);
        assertThat(log.positionAt(NOON.plusSeconds(60))).isEqualTo(5);
        assertThat(log.positionAt(NOON.plus(hour))).isEqualTo(5);
        assertThat(log.positionAt(NOON.plus(hour.multipliedBy(2)))).isEqualTo(6);
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(position -> {}))
                .isEmpty();
    }

    @Test
    void givenEventsOverTime_whenAskedForAnInstant_thenTheLastPositionUpToItIsFound() {
        log.append(List.of(event(stream, 0), event(stream, 1)));
        new EventLog(database, TestDatabase.EVENT_KEY, at(NOON.plusSeconds(60))).append(List.of(event(stream, 2)));

        assertThat(log.positionAt(NOON.minusSeconds(1))).isZero();
        assertThat(log.positionAt(NOON)).isEqualTo(2);
        assertThat(log.positionAt(NOON.plusSeconds(59))).isEqualTo(2);
        assertThat(log.positionAt(NOON.plusSeconds(61))).isEqualTo(3);
    }

    @Test
    void givenACallersTransaction_whenItRollsBack_thenWhatWasAppendedStays() {
        var callers = new TransactionTemplate(new JdbcTransactionManager(database));
        callers.executeWithoutResult(status -> {
            log.append(List.of(event(stream, 0)));
            status.setRollbackOnly();
        });

        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void givenNoDatabase_whenAppendedOrRead_thenItIsAFailureOfTheDatabase() {
        database.close();

        assertThatThrownBy(() -> log.append(List.of(event(stream, 0)))).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(log::head).isInstanceOf(DataAccessException.class);
    }
}
