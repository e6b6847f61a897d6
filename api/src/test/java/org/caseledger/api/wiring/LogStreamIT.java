package org.caseledger.api.wiring;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogStreamIT {
    private static final String PERSON = "{\"actor\":\"x\",\"name\":\"x\",\"role\":\"INTAKE\",\"requestId\":\"%s\"}";

    private final HikariDataSource here = TestDatabase.fresh();
    private final HikariDataSource there = TestDatabase.another(here);
    private final LogSignal signalHere = new LogSignal(here);
    private final LogSignal signalThere = new LogSignal(there);
    private final EventLog logThere =
            new EventLog(there, TestDatabase.EVENT_KEY, Clock.systemUTC(), signalThere::announce);

    @AfterEach
    void close() {
        signalHere.close();
        signalThere.close();
        there.close();
        here.close();
    }

    @Test
    void givenAReaderAtTheEnd_whenAnotherNodeRecords_thenItIsWokenAndReadsTheEvent() throws Exception {
        var storage = new LedgerStorageEngine(
                new EventLog(here, TestDatabase.EVENT_KEY, Clock.systemUTC()), OfficialSeals.NONE);
        var arrived = new CountDownLatch(1);
        try (var stream = new LogStream(storage, signalHere, null)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            // Only an announcement runs this.
            stream.setOnAvailableCallback(() -> {
                if (stream.hasNextAvailable()) {
                    arrived.countDown();
                }
            });
            logThere.append(List.of(event()));

            assertThat(arrived.await(60, SECONDS)).isTrue();
            var event = stream.nextAvailable();
            assertThat(event.trackingToken().position()).hasValue(1);
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }

    private static NewEvent event() {
        return new NewEvent(
                UUID.randomUUID(),
                "Complaint",
                UUID.randomUUID(),
                0,
                "ComplaintAccepted",
                1,
                "{}",
                PERSON.formatted(UUID.randomUUID()));
    }
}
