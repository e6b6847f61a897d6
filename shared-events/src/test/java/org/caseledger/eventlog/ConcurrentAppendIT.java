package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventlog.Events.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ConcurrentAppendIT {
    private static final int WRITERS = 8;
    private static final int ROUNDS = 60;

    private final DataSource database = TestDatabase.fresh();
    private final EventLog log = new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC());
    private final UUID contested = UUID.randomUUID();
    private final AtomicInteger won = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void givenEightWritersThatWinLoseAndFail_whenRead_thenPositionsHaveNoGapAndNoReaderMissesAny() throws Exception {
        var writing = new AtomicBoolean(true);
        Future<List<Long>> follower = threads.submit(() -> follow(writing));
        var writers = new ArrayList<Future<Integer>>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(threads.submit(writer()));
        }
        int expected = 0;
        for (Future<Integer> writer : writers) {
            expected += writer.get();
        }
        writing.set(false);

        assertThat(lost).hasPositiveValue();
        assertThat(won).hasPositiveValue();
        assertThat(log.head()).isEqualTo(expected);
        assertThat(follower.get())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, expected).boxed().toList());
        assertThat(log.readStream(contested)).hasSize(won.get());
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(position -> {}))
                .isEmpty();
    }

    private Callable<Integer> writer() {
        return () -> {
            UUID own = UUID.randomUUID();
            int appended = 0;
            for (int round = 0; round < ROUNDS; round++) {
                appended += log.append(List.of(event(own, NewEvent.NEXT))).size();
                appended += contest();
                assertThat(catchInvalid(own)).isTrue();
                appended += log.append(List.of(
                                event(own, NewEvent.NEXT), event(UUID.randomUUID(), 0), event(own, NewEvent.NEXT)))
                        .size();
            }
            return appended;
        };
    }

    private int contest() {
        try {
            log.append(List.of(event(contested, log.readStream(contested).size())));
            won.incrementAndGet();
            return 1;
        } catch (SequenceConflict e) {
            lost.incrementAndGet();
            return 0;
        }
    }

    private boolean catchInvalid(UUID stream) {
        try {
            log.append(List.of(event(stream, NewEvent.NEXT), event(stream, NewEvent.NEXT, "{")));
            return false;
        } catch (DataIntegrityViolationException e) {
            return true;
        }
    }

    private List<Long> follow(AtomicBoolean writing) {
        var seen = new ArrayList<Long>();
        long last = 0;
        while (writing.get() || last < log.head()) {
            for (StoredEvent event : log.readAfter(last, 50)) {
                last = event.position();
                seen.add(last);
            }
        }
        return seen;
    }
}
