package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.caseledger.testing.ReplicatedPostgres;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commits wait for a standby that is gone: what is answered as recorded is on it, too. */
@Timeout(120)
@Tag("long")
class SynchronousStandbyIT {
    private static ReplicatedPostgres postgres;

    private final UUID stream = UUID.randomUUID();
    private HikariDataSource pool;

    @BeforeAll
    static void start() throws IOException {
        postgres = ReplicatedPostgres.start();
        postgres.requireStandby();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void connect() {
        pool = TestDatabase.at(postgres.url() + "&targetServerType=primary");
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    private EventLog log(Duration answerWithin) {
        return new EventLog(
                pool,
                TestDatabase.EVENT_KEY,
                Clock.systemUTC(),
                new ClockSkew(Clock.systemUTC()),
                recorded -> {},
                answerWithin,
                new PrimaryGuard());
    }

    // The common pool of Java 25 leaves a second task waiting while the first one is blocked.
    private static void aside(Runnable task) {
        new Thread(task).start();
    }

    private static int cancelWaiting() {
        return postgres.onPrimary().queryForObject("""
                        SELECT count(*) FILTER (WHERE pg_cancel_backend(pid))
                          FROM pg_stat_activity WHERE wait_event = 'SyncRep'
                        """, Integer.class);
    }

    private static void assertOnTheStandby(NewEvent event) {
        assertThat(postgres.onStandby()
                        .queryForObject(
                                "SELECT count(*) FROM ledger.event WHERE event_id = ?", Integer.class, event.eventId()))
                .isEqualTo(1);
    }

    @Test
    void givenTheStandbyIsGone_whenTheWaitOfACommitIsCancelled_thenItIsAnsweredOnceTheStandbyHasIt()
            throws IOException {
        var log = log(Duration.ofSeconds(60));
        var other = log(Duration.ofSeconds(60));
        // The second one is alone with the head, and commits with its statement.
        for (int round = 0; round < 2; round++) {
            log.append(List.of(event(stream, NewEvent.NEXT)));
            postgres.stopStandby();
            NewEvent next = event(stream, NewEvent.NEXT);
            var answer = CompletableFuture.supplyAsync(() -> log.append(List.of(next)), SynchronousStandbyIT::aside);
            await().until(() -> cancelWaiting() == 1);
            // The event is in the log, and the node asks behind a barrier that waits as well.
            await().until(() -> log.findEvent(next.eventId()).isPresent());
            await().until(() -> waitingFor("IPC") == 1);
            // Whoever finds it meanwhile on another node does not answer that it is done, either.
            var repeat = CompletableFuture.runAsync(
                    () -> other.barrier().require(other.head()), SynchronousStandbyIT::aside);
            await().until(() -> waitingFor("Lock") == 1);
            assertThat(answer).isNotDone();
            assertThat(repeat).isNotDone();

            postgres.startStandby();

            assertThat(answer.join()).hasSize(1);
            repeat.join();
            assertOnTheStandby(next);
        }
    }

    private static int waitingFor(String type) {
        return postgres.onPrimary().queryForObject("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE wait_event_type = ? AND backend_type = 'client backend'
                        """, Integer.class, type);
    }

    @Test
    void givenTheStandbyStaysAway_whenTheLimitIsOver_thenTheOutcomeIsUnknownAndARepeatIsSafe() throws IOException {
        var log = log(Duration.ofSeconds(4));
        log.append(List.of(event(stream, NewEvent.NEXT)));
        postgres.stopStandby();
        NewEvent next = event(stream, NewEvent.NEXT);

        assertThatThrownBy(() -> log.append(List.of(next))).isInstanceOf(OutcomeUnknown.class);

        assertThat(log.trouble()).isPresent();
        postgres.startStandby();
        await().untilAsserted(() ->
                assertThatThrownBy(() -> log.append(List.of(next))).isInstanceOf(AlreadyRecorded.class));
        assertOnTheStandby(next);
        log.append(List.of(event(stream, NewEvent.NEXT)));
        assertThat(log.trouble()).isEmpty();
    }
}
