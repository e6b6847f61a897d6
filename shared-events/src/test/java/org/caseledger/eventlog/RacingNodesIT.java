package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Many threads on one node or two append at random; every result is compared with the log. */
@Timeout(120)
class RacingNodesIT {
    private static final int THREADS = 64;
    private static final int ROUNDS = 10;

    private enum Verdict {
        RECORDED,
        OVERTAKEN,
        REPEATED,
        UNREADABLE
    }

    private record Attempt(List<NewEvent> events, Verdict verdict, List<StoredEvent> stored) {}

    private final HikariDataSource database = TestDatabase.fresh();
    private final HikariDataSource otherPool = TestDatabase.another(database);
    private final List<EventLog> nodes = List.of(
            new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC()),
            new EventLog(otherPool, TestDatabase.EVENT_KEY, Clock.systemUTC()));
    private final List<UUID> streams =
            IntStream.range(0, 40).mapToObj(i -> UUID.randomUUID()).toList();
    private final ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        otherPool.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 3", "2, 4"})
    void givenManyThreads_whenTheyAppendAtRandom_thenEveryVerdictIsWhatTheLogHolds(int howMany, long seed)
            throws Exception {
        var executor = Executors.newFixedThreadPool(THREADS);
        try {
            var writers = new ArrayList<Future<Void>>();
            for (int i = 0; i < THREADS; i++) {
                EventLog node = nodes.get(i % howMany);
                writers.add(executor.submit(writer(node, new Random(seed * 1_000 + i))));
            }
            for (var writer : writers) {
                writer.get();
            }
        } finally {
            executor.shutdownNow();
        }
        thenTheLogIsWhole();
        thenEveryVerdictIsRight();
    }

    private Callable<Void> writer(EventLog node, Random random) {
        var before = new ArrayList<List<NewEvent>>();
        return () -> {
            for (int round = 0; round < ROUNDS; round++) {
                // The first stream is the busy one.
                UUID stream = streams.get(random.nextInt(3) == 0 ? 0 : random.nextInt(40));
                List<NewEvent> events = events(node, stream, random, before);
                before.add(events);
                attempts.add(attempt(node, events));
            }
            return null;
        };
    }

    private static List<NewEvent> events(EventLog node, UUID stream, Random random, List<List<NewEvent>> before) {
        int length = node.readStream(stream).size();
        return switch (random.nextInt(10)) {
            case 0 -> before.isEmpty() ? List.of(event(stream, length)) : before.get(random.nextInt(before.size()));
            case 1 -> List.of(event(UUID.randomUUID(), 0), event(stream, length, "{\"a\":\0}"));
            case 2, 3 -> List.of(event(stream, NewEvent.NEXT), event(stream, NewEvent.NEXT));
            case 4 -> List.of(event(UUID.randomUUID(), 0), event(stream, Math.max(length - 1, 0)));
            default -> List.of(event(stream, length), event(stream, length + 1L));
        };
    }

    private static Attempt attempt(EventLog node, List<NewEvent> events) {
        try {
            return new Attempt(events, Verdict.RECORDED, node.append(events));
        } catch (SequenceConflict e) {
            return new Attempt(events, Verdict.OVERTAKEN, List.of());
        } catch (AlreadyRecorded e) {
            return new Attempt(events, Verdict.REPEATED, List.of());
        } catch (DataIntegrityViolationException e) {
            return new Attempt(events, Verdict.UNREADABLE, List.of());
        }
    }

    private void thenTheLogIsWhole() {
        List<StoredEvent> all = nodes.get(0).readAfter(0, Integer.MAX_VALUE);
        assertThat(all)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(nodes.get(0).head()).isEqualTo(all.size());
        for (UUID stream : streams) {
            List<StoredEvent> events = nodes.get(0).readStream(stream);
            assertThat(events)
                    .extracting(StoredEvent::sequence)
                    .containsExactlyElementsOf(
                            LongStream.range(0, events.size()).boxed().toList());
            assertThat(events).extracting(StoredEvent::position).isSorted();
        }
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(position -> {}))
                .isEmpty();
    }

    private void thenEveryVerdictIsRight() {
        EventLog log = nodes.get(0);
        long recorded = 0;
        for (Attempt attempt : attempts) {
            recorded += attempt.stored().size();
            for (StoredEvent stored : attempt.stored()) {
                assertThat(log.findEvent(stored.eventId()))
                        .get()
                        .usingRecursiveComparison()
                        .withEqualsForType(Utf8::equals, Utf8.class)
                        .isEqualTo(stored);
            }
            boolean any = attempt.events().stream()
                    .anyMatch(e -> log.findEvent(e.eventId()).isPresent());
            switch (attempt.verdict()) {
                case RECORDED -> assertThat(attempt.stored()).hasSameSizeAs(attempt.events());
                case OVERTAKEN, UNREADABLE ->
                    assertThat(any && !isRepeatOfARecorded(attempt)).isFalse();
                case REPEATED -> assertThat(any).isTrue();
            }
        }
        assertThat(log.head()).isEqualTo(recorded);
        for (Verdict verdict : Verdict.values()) {
            assertThat(attempts).extracting(Attempt::verdict).contains(verdict);
        }
        assertThat(Collections.frequency(attempts.stream().map(Attempt::verdict).toList(), Verdict.RECORDED))
                .isGreaterThan(attempts.size() / 4);
    }

    /** A refused append may be sent again and then be recorded. */
    private boolean isRepeatOfARecorded(Attempt attempt) {
        return attempts.stream().anyMatch(a -> a.events() == attempt.events() && a.verdict() == Verdict.RECORDED);
    }
}
