package org.caseledger.eventlog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.event;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

class LogSignalIT {
    private final HikariDataSource here = TestDatabase.fresh();
    private final HikariDataSource there = TestDatabase.another(here);
    private final JdbcTemplate sql = new JdbcTemplate(here);
    private final LogSignal signal = new LogSignal(here);
    private final EventLog log = new EventLog(here, TestDatabase.EVENT_KEY, Clock.systemUTC(), signal::announce);
    private final LogSignal otherNode = new LogSignal(there);
    private final Semaphore woken = new Semaphore(0);

    @AfterEach
    void close() {
        signal.close();
        otherNode.close();
        there.close();
        here.close();
    }

    @Test
    void givenAnotherNode_whenAnEventIsAppended_thenItIsWokenAndSeesTheEvent() throws Exception {
        otherNode.subscribe(woken::release);
        awaitListeners(2);
        woken.drainPermits();

        log.append(List.of(event(UUID.randomUUID(), 0)));

        assertThat(woken.tryAcquire(60, SECONDS)).isTrue();
        assertThat(new EventLog(there, TestDatabase.EVENT_KEY, Clock.systemUTC()).readAfter(0, 9))
                .hasSize(1);
    }

    @Test
    void givenANotificationThatIsLost_whenTheLogHasGrown_thenReadersAreWokenSoon() throws Exception {
        otherNode.subscribe(woken::release);
        awaitListeners(2);
        woken.drainPermits();

        new EventLog(here, TestDatabase.EVENT_KEY, Clock.systemUTC()).append(List.of(event(UUID.randomUUID(), 0)));

        assertThat(woken.tryAcquire(60, SECONDS)).isTrue();
    }

    @Test
    void givenThisNode_whenAnEventIsAppended_thenItsReadersAreWokenBeforeTheAppendReturns() {
        awaitListeners(2);
        LogSignal.Subscription subscription = signal.subscribe(woken::release);
        signal.subscribe(() -> {
            throw new IllegalStateException("a reader that fails");
        });
        woken.drainPermits();

        log.append(List.of(event(UUID.randomUUID(), 0)));
        assertThat(woken.drainPermits()).isPositive();

        subscription.close();
        woken.drainPermits(); // the first append's notification may have come meanwhile
        log.append(List.of(event(UUID.randomUUID(), 0)));
        assertThat(woken.drainPermits()).isZero();
    }

    @Test
    void givenAListener_whenItIsClosed_thenThePoolGetsItsConnectionBackInOrder() {
        awaitListeners(2);
        var pool = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari");
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        pool.addAppender(said);
        try {
            signal.close();
        } finally {
            pool.detachAppender(said);
        }

        assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
        assertThat(here.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(sql.queryForList("SELECT pg_listening_channels()", String.class))
                .isEmpty();
    }

    @Test
    void givenManyAppends_whenAnnounced_thenNotificationsAreFew() throws SQLException {
        awaitListeners(2);
        try (Connection connection = there.getConnection()) {
            connection.createStatement().execute("LISTEN caseledger_log");
            long started = System.nanoTime();
            for (int i = 0; i < 1000; i++) {
                signal.announce();
            }
            long allowed = millisSince(started) / 20 + 2;
            PGConnection listening = connection.unwrap(PGConnection.class);
            long heard = 0;
            var notifications = listening.getNotifications(1000);
            while (notifications != null && notifications.length > 0) {
                heard += notifications.length;
                notifications = listening.getNotifications(200);
            }
            assertThat(heard).isBetween(1L, allowed);
            connection.createStatement().execute("UNLISTEN *");
        }
    }

    @Test
    void givenNoConnectionLeft_whenAnEventIsAnnounced_thenNobodyWaits() throws SQLException {
        awaitListeners(2);
        // Whoever waits for one waits longer than the limit of all waits.
        here.getHikariConfigMXBean().setConnectionTimeout(Duration.ofMinutes(10).toMillis());
        var borrowed = new Connection[here.getMaximumPoolSize() - 1];
        for (int i = 0; i < borrowed.length; i++) {
            borrowed[i] = here.getConnection();
        }
        assertTimeoutPreemptively(Duration.ofSeconds(60), signal::announce);
        for (Connection connection : borrowed) {
            connection.close();
        }
    }

    @Test
    void givenListenersThatWereCutOff_whenTheDatabaseIsBack_thenTheyHearAgain() throws Exception {
        otherNode.subscribe(woken::release);
        awaitListeners(2);
        List<Integer> cut = listeners();
        cut.forEach(pid -> sql.queryForList("SELECT pg_terminate_backend(?)", pid));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(listeners()).doesNotContainAnyElementsOf(cut));
        awaitListeners(2);
        woken.drainPermits();

        log.append(List.of(event(UUID.randomUUID(), 0)));

        assertThat(woken.tryAcquire(60, SECONDS)).isTrue();
    }

    @Test
    void givenASignal_whenClosed_thenItsThreadsEndAndItsConnectionIsGivenBack() {
        awaitListeners(2);
        otherNode.close();

        assertThat(there.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(listeners()).hasSize(1);
    }

    private void awaitListeners(int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(listeners()).hasSize(count));
    }

    private List<Integer> listeners() {
        return sql.queryForList("""
                SELECT pid FROM pg_stat_activity
                 WHERE datname = current_database()
                   AND query IN ('LISTEN caseledger_log', 'SELECT position, clock_timestamp() FROM ledger.head')
                """, Integer.class);
    }

    private static long millisSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
    }
}
