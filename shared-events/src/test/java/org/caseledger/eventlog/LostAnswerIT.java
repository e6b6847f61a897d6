package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caseledger.eventlog.CuttingProxy.Cut;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** The connection is cut around the commit: the caller gets the answer that matches the log. */
@Timeout(60)
class LostAnswerIT {
    private static final int ENOUGH = 4;

    /** How a node writes that knows the head, and how it commits if it had to lock it. */
    enum Path {
        ALONE("INSERT INTO ledger.event"),
        LOCKED("COMMIT");

        private final String text;

        Path(String text) {
            this.text = text;
        }
    }

    private final HikariDataSource database = TestDatabase.fresh();
    private final EventLog direct = new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC());
    private final UUID stream = UUID.randomUUID();
    private CuttingProxy proxy;
    private HikariDataSource pool;
    private EventLog log;

    @BeforeEach
    void connectThroughTheProxy() throws IOException {
        proxy = CuttingProxy.to(database.getJdbcUrl());
        var config = new HikariConfig();
        config.setJdbcUrl(proxy.url());
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(1_000);
        pool = new HikariDataSource(config);
        log = new EventLog(pool, TestDatabase.EVENT_KEY, Clock.systemUTC());
        // The first append locks the head, and so does the second: only then does the node know
        // that it is alone.
        log.append(List.of(event(stream, 0)));
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
        proxy.close();
        database.close();
    }

    private void onThe(Path path) {
        log.append(List.of(event(stream, NewEvent.NEXT)));
        if (path == Path.LOCKED) {
            direct.append(List.of(event(stream, NewEvent.NEXT)));
            log.append(List.of(event(stream, NewEvent.NEXT)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenACommitThatArrived_whenItsAnswerIsLost_thenTheEventsAreReturned(Path path) {
        onThe(path);
        proxy.arm(Cut.BEFORE_THE_ANSWER, path.text);
        NewEvent next = event(stream, NewEvent.NEXT);

        List<StoredEvent> stored = log.append(List.of(next));

        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(direct.findEvent(next.eventId()))
                .get()
                .usingRecursiveComparison()
                .withEqualsForType(Utf8::equals, Utf8.class)
                .isEqualTo(stored.get(0));
        thenTheLogGoesOn();
    }

    @ParameterizedTest
    @EnumSource
    void givenACommitThatNeverArrived_whenTheConnectionIsLost_thenItFailsAndMayBeRepeated(Path path) {
        onThe(path);
        proxy.arm(Cut.BEFORE_THE_SERVER, path.text);
        NewEvent next = event(stream, NewEvent.NEXT);
        long head = direct.head();

        assertThatThrownBy(() -> log.append(List.of(next))).isInstanceOf(DataAccessException.class);

        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(direct.head()).isEqualTo(head);
        assertThat(log.append(List.of(next))).hasSize(1);
        thenTheLogGoesOn();
    }

    @Test
    void givenAStatementThatIsStillOnItsWay_whenItsCallerHasBeenTold_thenItWritesNothing() {
        onThe(Path.ALONE);
        proxy.arm(Cut.DELIVERED_LATER, Path.ALONE.text);
        NewEvent next = event(stream, NewEvent.NEXT);
        long head = direct.head();

        assertThatThrownBy(() -> log.append(List.of(next))).isInstanceOf(DataAccessException.class);
        String answer = proxy.deliver();

        assertThat(answer).contains("INSERT 0 0");
        assertThat(direct.head()).isEqualTo(head);
        assertThat(direct.findEvent(next.eventId())).isEmpty();
        thenTheLogGoesOn();
    }

    @Test
    void givenADatabaseThatStaysAway_whenTheAnswerIsLost_thenNobodyGuessesAndTheLogTellsLater() {
        onThe(Path.ALONE);
        proxy.arm(Cut.BEFORE_THE_ANSWER, Path.ALONE.text);
        proxy.refuseAfterCut();
        NewEvent next = event(stream, NewEvent.NEXT);

        assertThatThrownBy(() -> log.append(List.of(next)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("cannot be asked");

        proxy.allow();
        assertThat(direct.findEvent(next.eventId())).isPresent();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> log.append(List.of(next))).isInstanceOf(AlreadyRecorded.class));
        thenTheLogGoesOn();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenManyWritersAndManyCuts_whenEachIsAnswered_thenTheAnswerIsWhatTheLogHolds(long seed) throws Exception {
        var writers = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<Void>>();
            for (int i = 0; i < 8; i++) {
                var random = new Random(seed * 100 + i);
                answers.add(writers.submit(writer(random)));
            }
            for (var answer : answers) {
                answer.get();
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(proxy.cuts()).isGreaterThanOrEqualTo(ENOUGH);
        thenTheLogGoesOn();
    }

    private Callable<Void> writer(Random random) {
        UUID own = UUID.randomUUID();
        return () -> {
            // A leader's batch may miss a cut, so the loop continues until there were enough.
            for (int round = 0; round < 25 || proxy.cuts() < ENOUGH && round < 1_000; round++) {
                if (random.nextInt(10) == 0) {
                    Path path = Path.values()[random.nextInt(2)];
                    proxy.arm(random.nextBoolean() ? Cut.BEFORE_THE_ANSWER : Cut.BEFORE_THE_SERVER, path.text);
                }
                var events = List.of(event(own, NewEvent.NEXT), event(own, NewEvent.NEXT));
                check(events);
            }
            return null;
        };
    }

    private void check(List<NewEvent> events) {
        try {
            for (StoredEvent stored : log.append(events)) {
                assertThat(direct.findEvent(stored.eventId()))
                        .get()
                        .usingRecursiveComparison()
                        .withEqualsForType(Utf8::equals, Utf8.class)
                        .isEqualTo(stored);
            }
        } catch (DataAccessException e) {
            assertThat(e).hasMessageNotContaining("cannot be asked");
            for (NewEvent event : events) {
                assertThat(direct.findEvent(event.eventId())).isEmpty();
            }
        }
    }

    private void thenTheLogGoesOn() {
        proxy.disarm();
        long head = direct.head();
        assertThat(log.append(List.of(event(stream, NewEvent.NEXT))))
                .extracting(StoredEvent::position)
                .containsExactly(head + 1);
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(position -> {}))
                .isEmpty();
    }
}
