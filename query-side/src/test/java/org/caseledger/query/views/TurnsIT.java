package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.time.Duration;
import org.caseledger.query.testing.AllViews;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Views that are built take turns, however many they are, and leave connections to the others. */
class TurnsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void givenMoreViewsThanConnections_whenAllAreBuilt_thenThePoolStillHasConnections() throws Exception {
        History.received().classified().in(ledger);
        var all = AllViews.of(ledger.database());
        var pool = ledger.database().getHikariPoolMXBean();
        assertThat(all).hasSizeGreaterThan(ledger.database().getMaximumPoolSize());
        try (var other = DriverManager.getConnection(ledger.database().getJdbcUrl());
                var views = ledger.views(all.toArray(View<?>[]::new))) {
            other.setAutoCommit(false);
            JdbcClient.create(new SingleConnectionDataSource(other, true))
                    .sql("LOCK TABLE ledger.event IN ACCESS EXCLUSIVE MODE")
                    .update();
            views.start();
            await().atMost(SOON).until(() -> all.stream().allMatch(view -> isRunning(views, view.name())));
            await().atMost(SOON).until(() -> pool.getActiveConnections() >= Views.AT_ONCE);

            assertThat(pool.getThreadsAwaitingConnection()).isZero();
            assertThat(pool.getActiveConnections()).isLessThan(10);

            other.rollback();
            assertThat(views.awaitPosition(ledger.log().head(), SOON)).isTrue();
        }
    }

    private static boolean isRunning(Views views, String name) {
        var segments = views.segments(name);
        return !segments.isEmpty() && segments.stream().allMatch(SegmentStatus::running);
    }
}
