package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.METADATA;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends that wait while the head is held go into one transaction, and each has its own result. */
@Timeout(120)
class OneBatchIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final HikariDataSource database = TestDatabase.fresh();
    private final AtomicInteger announced = new AtomicInteger();
    private final EventLog log =
            new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC(), announced::incrementAndGet);
    private final UUID stream = UUID.randomUUID();
    private final List<FutureTask<List<StoredEvent>>> answers = new ArrayList<>();

    @AfterEach
    void stop() {
        database.close();
    }

    /** These appends, in this order, in one batch after one that waits for the head. */
    private void together(List<List<NewEvent>> appends) throws Exception {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT * FROM ledger.head FOR UPDATE");
            start(() -> log.append(List.of(event(UUID.randomUUID(), 0))));
            await().atMost(LONG).until(this::holdsUp);
            for (List<NewEvent> append : appends) {
                var thread = start(() -> log.append(append));
                await().atMost(LONG).until(() -> isQueued(thread));
            }
            other.rollback();
        }
        assertThat(answers.remove(0).get()).hasSize(1);
    }

    private Thread start(Callable<List<StoredEvent>> append) {
        var answer = new FutureTask<>(append);
        answers.add(answer);
        var thread = new Thread(answer);
        thread.start();
        return thread;
    }

    /** Whether the append of a thread is in the queue: it awaits its turn only after it joined. */
    private static boolean isQueued(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("awaitTurn"));
    }

    private boolean holdsUp() {
        return JdbcClient.create(database)
                        .sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()")
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private int transactionsAfter(long position) {
        return JdbcClient.create(database)
                .sql("SELECT count(DISTINCT xmin::text) FROM ledger.event WHERE position > ?")
                .param(position)
                .query(Integer.class)
                .single();
    }

    @Test
    void givenManyThatWait_whenTheHeadIsFree_thenTheyAreInOneTransactionInTheirOrder() throws Exception {
        var appends = new ArrayList<List<NewEvent>>();
        for (int i = 0; i < 40; i++) {
            appends.add(List.of(event(UUID.randomUUID(), 0), event(stream, NewEvent.NEXT)));
        }
        together(appends);

        long position = 2;
        for (int i = 0; i < 40; i++) {
            List<StoredEvent> stored = answers.get(i).get();
            assertThat(stored).extracting(StoredEvent::position).containsExactly(position++, position++);
            assertThat(stored.get(1).sequence()).isEqualTo(i);
        }
        assertThat(transactionsAfter(1)).isEqualTo(1);
        assertThat(announced)
                .as("once for the first append, once for the batch")
                .hasValue(2);
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(p -> {})).isEmpty();
    }

    @Test
    void givenSomeThatMustBeRefused_whenTheyWaitAmongOthers_thenEachIsRefusedAloneAndWhole() throws Exception {
        NewEvent there = event(stream, 0);
        log.append(List.of(there));
        NewEvent twice = event(UUID.randomUUID(), 0);
        UUID contested = UUID.randomUUID();
        together(List.of(
                List.of(event(UUID.randomUUID(), 0)),
                List.of(event(UUID.randomUUID(), 0), event(stream, 0)),
                List.of(event(UUID.randomUUID(), 0), there),
                List.of(twice),
                List.of(twice),
                List.of(event(contested, 0)),
                List.of(event(contested, 0)),
                List.of(event(contested, 1), event(contested, NewEvent.NEXT)),
                List.of(event(stream, NewEvent.NEXT))));

        assertThat(positions(0)).containsExactly(3L);
        assertRefused(1, SequenceConflict.class);
        assertRefused(2, AlreadyRecorded.class);
        assertThat(positions(3)).containsExactly(4L);
        assertRefused(4, AlreadyRecorded.class);
        assertThat(positions(5)).containsExactly(5L);
        assertRefused(6, SequenceConflict.class);
        assertThat(positions(7)).containsExactly(6L, 7L);
        assertThat(positions(8)).containsExactly(8L);
        assertThat(log.head()).isEqualTo(8);
        assertThat(transactionsAfter(2)).isEqualTo(1);
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(p -> {})).isEmpty();
    }

    @Test
    void givenOneThatIsRefused_whenAnotherWasOnlyInItsWay_thenTheOtherIsRecorded() throws Exception {
        log.append(List.of(event(stream, 0)));
        NewEvent shared = event(UUID.randomUUID(), 0);
        together(List.of(List.of(shared, event(stream, 0)), List.of(shared)));

        assertRefused(0, SequenceConflict.class);
        assertThat(positions(1)).containsExactly(3L);
    }

    @Test
    void givenTextThatCannotBeKept_whenItWaitsAmongOthers_thenOnlyItIsRefused() throws Exception {
        UUID half = UUID.randomUUID();
        together(List.of(
                List.of(event(UUID.randomUUID(), 0)),
                List.of(event(UUID.randomUUID(), 0)),
                List.of(event(half, 0), event(half, 1, "{no")),
                List.of(event(UUID.randomUUID(), 0)),
                List.of(event(UUID.randomUUID(), 0, "\"\0\"")),
                List.of(event(UUID.randomUUID(), 0)),
                List.of(event(UUID.randomUUID(), stream, 0, "{}", METADATA))));

        assertRefused(2, DataIntegrityViolationException.class);
        assertRefused(4, DataIntegrityViolationException.class);
        var recorded = new ArrayList<Long>();
        for (int i : new int[] {0, 1, 3, 5, 6}) {
            recorded.addAll(positions(i));
        }
        assertThat(recorded).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(log.readStream(half)).isEmpty();
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(p -> {})).isEmpty();
    }

    @Test
    void givenAHeadThatIsHeldTooLong_whenManyWait_thenTheyFailAndTheNextGoesOn() throws Exception {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT * FROM ledger.head FOR UPDATE");
            long start = System.nanoTime();
            assertThatThrownBy(() -> log.append(List.of(event(stream, 0))))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("lock timeout");
            assertThat((System.nanoTime() - start) / 1e9).isGreaterThanOrEqualTo(9.0);
            other.rollback();
        }
        assertThat(log.append(List.of(event(stream, 0)))).hasSize(1);
    }

    private List<Long> positions(int append) throws Exception {
        return answers.get(append).get().stream().map(StoredEvent::position).toList();
    }

    private void assertRefused(int append, Class<? extends Exception> with) {
        assertThatThrownBy(() -> answers.get(append).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(with);
    }
}
