package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.caseledger.eventlog.Events.event;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClockSkewIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final HikariDataSource database = TestDatabase.fresh();
    private final AtomicReference<Duration> wrong = new AtomicReference<>(Duration.ZERO);
    private final ClockSkew clocks = new ClockSkew(new WrongClock());
    private final EventLog ledger = new EventLog(
            database,
            TestDatabase.EVENT_KEY,
            new WrongClock(),
            clocks,
            recorded -> {},
            Duration.ofSeconds(30),
            new PrimaryGuard());
    private final Logger log = (Logger) LoggerFactory.getLogger(ClockSkew.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    /** The clock of the machine and what is wrong with it. */
    private final class WrongClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(wrong.get());
        }
    }

    @AfterEach
    void close() {
        log.detachAppender(said);
        database.close();
    }

    @Test
    void givenAClockThatIsWrong_whenItIsComparedWithEachLook_thenOneLineIsLoggedForEachChange() {
        log.setLevel(Level.INFO);
        said.start();
        log.addAppender(said);
        try (var signal = new LogSignal(database, clocks)) {
            assertThat(signal).isNotNull();
            wrong.set(Duration.ofMinutes(5));
            await().atMost(SOON).until(clocks::isTold);
            assertThat(clocks.ahead()).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(301));

            wrong.set(Duration.ofMinutes(-5));
            await().atMost(SOON).until(() -> clocks.ahead().isNegative());
            assertThat(clocks.isTold()).isTrue();

            wrong.set(Duration.ofMillis(1900));
            await().atMost(SOON).until(() -> said.list.size() == 2);
            assertThat(clocks.isTold()).isFalse();
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("本机时钟比数据库快"),
                        last -> assertThat(last).startsWith("本机时钟与数据库已一致"));
    }

    @Test
    void givenAClockThatWasBehindForOneEvent_whenItIsRightAgain_thenOnlyThatEventIsInDoubt() {
        thenOnlyTheSecondIsInDoubt(Duration.ofHours(-3));
    }

    @Test
    void givenAClockThatIsWrong_whenThePastIsRecorded_thenItsTimesAreNotInDoubt() {
        wrong.set(Duration.ofHours(-3));

        ledger.appendPast(List.of(event(UUID.randomUUID(), 0)), List.of(Instant.now()));

        assertThat(ledger.inDoubt(List.of(1L))).isEmpty();
    }

    @Test
    void givenAClockThatWasAheadForOneEvent_whenItIsRightAgain_thenOnlyThatEventIsInDoubt() {
        thenOnlyTheSecondIsInDoubt(Duration.ofHours(3));
    }

    private void thenOnlyTheSecondIsInDoubt(Duration wrongBy) {
        ledger.append(List.of(event(UUID.randomUUID(), 0)));
        wrong.set(wrongBy);
        ledger.append(List.of(event(UUID.randomUUID(), 0)));
        wrong.set(Duration.ZERO);
        ledger.append(List.of(event(UUID.randomUUID(), 0)));
        ledger.append(List.of(event(UUID.randomUUID(), 0)));

        assertThat(ledger.inDoubt(List.of(1L, 2L, 3L, 4L))).containsExactly(2L);
        assertThat(new LogCheck(database, TestDatabase.EVENT_KEY).run(position -> {}))
                .isEmpty();
    }
}
