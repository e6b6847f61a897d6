package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventlog.Events.event;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.testing.ReplicatedPostgres;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are named as the replica of a primary. */
@Timeout(120)
@Tag("long")
@Tag("turn-1")
class ReplicaGuardIT {
    private final ReplicaGuard guard = new ReplicaGuard();
    private ReplicatedPostgres postgres;

    @BeforeEach
    void start() throws IOException {
        postgres = ReplicatedPostgres.start();
        postgres.onPrimary().execute("CREATE DATABASE other TEMPLATE ledger STRATEGY FILE_COPY");
        append(primary(), 2);
        postgres.awaitReplay();
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    private String primary() {
        return postgres.primaryUrl();
    }

    private String standby() {
        return postgres.standbyUrl();
    }

    private static String other(String url) {
        return url.replace("/ledger?", "/other?");
    }

    private static void append(String url, int events) {
        try (HikariDataSource pool = TestDatabase.at(url)) {
            var log = new EventLog(pool, TestDatabase.EVENT_KEY, Clock.systemUTC());
            for (int i = 0; i < events; i++) {
                log.append(List.of(event(UUID.randomUUID(), NewEvent.NEXT)));
            }
        }
    }

    private Optional<String> objection(String replica, String primary) throws SQLException {
        try (var there = DriverManager.getConnection(replica);
                var here = DriverManager.getConnection(primary)) {
            return guard.objection(there, here).map(Text::en);
        }
    }

    @Test
    void givenAStandby_whenItFollowsOrLags_thenNothingIsSaidAgainstIt() throws SQLException {
        assertThat(objection(standby(), primary())).isEmpty();
        postgres.pauseReplay();
        append(primary(), 2);

        assertThat(objection(standby(), primary())).isEmpty();
        assertThat(objection(standby(), primary())).isEmpty();
    }

    @Test
    void givenAStandbyOfAnotherLedger_thenItsEventsAreNotThePrimarys() throws SQLException {
        append(other(primary()), 1);
        postgres.awaitReplay();

        assertThat(objection(other(standby()), primary()).orElseThrow()).contains("position 1 is not the primary's");
    }

    @Test
    void givenAStandbyThatIsAhead_whenThePrimaryDoesNotFollow_thenItIsRefused() throws SQLException {
        append(other(primary()), 5);
        postgres.awaitReplay();

        // As when a commit waits for its standbys: a moment later the primary has it, too.
        assertThat(objection(other(standby()), primary())).isEmpty();
        assertThat(objection(other(standby()), primary()).orElseThrow()).contains("up to 5");
    }

    @Test
    void givenAStandbyThatIsPromotedByItself_thenItIsRefused() throws SQLException {
        postgres.promoteStandby();

        assertThat(objection(standby(), primary()).orElseThrow()).contains("was promoted");
    }

    @Test
    void givenAServerOfAnotherSystem_thenItIsRefused() throws SQLException {
        try (var elsewhere = TestDatabase.fresh()) {
            assertThat(objection(elsewhere.getJdbcUrl(), primary()).orElseThrow())
                    .contains("another database system");
        }
    }
}
