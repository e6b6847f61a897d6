package org.caseledger.eventlog;

import static org.caseledger.testing.Schedules.together;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.caseledger.testing.AbsentDatabase;
import org.caseledger.testing.Schedules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Readers that a log signal wakes, in one schedule after the other, while its database is away. */
class LogSignalSchedulesTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(LogSignal.class);

    @BeforeEach
    void beQuiet() {
        logger.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        logger.setLevel(null);
    }

    /** A database that is away; whoever asks for it is to end, since only readers are looked at. */
    private static final class Ending extends AbsentDatabase {
        @Override
        public Connection getConnection() throws SQLException {
            Thread.currentThread().interrupt();
            return super.getConnection();
        }
    }

    /** A log that grows by one event, and its signal. */
    private static final class Growing {
        private final LogSignal signal = new LogSignal(new Ending());
        private volatile long position;

        void grow() {
            position = 1;
            signal.announce();
        }

        void awaitGrown() throws InterruptedException {
            var woken = new Semaphore(0);
            signal.subscribe(woken::release);
            while (position == 0) {
                woken.acquire();
            }
        }

        /** Whoever subscribes only after the look does not hear of what happened between. */
        void awaitGrownCarelessly() throws InterruptedException {
            if (position == 0) {
                var woken = new Semaphore(0);
                signal.subscribe(woken::release);
                woken.acquire();
            }
        }
    }

    @Test
    void givenReaders_whenTheLogGrows_thenEachIsWoken() {
        Schedules.hold("log signal, two readers", () -> {
            together(new Growing(), Growing::awaitGrown, Growing::grow, Growing::awaitGrown);
        });
    }

    @Test
    void givenAReaderThatLooksFirst_whenTheLogGrowsMeanwhile_thenItsLostWakeUpIsFound() {
        Schedules.hang("log signal, planted lost wake-up", () -> {
            together(new Growing(), Growing::awaitGrownCarelessly, Growing::grow);
        });
    }
}
