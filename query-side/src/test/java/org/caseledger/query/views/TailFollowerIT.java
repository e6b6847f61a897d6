package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.caseledger.query.board.PastView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.ManyCases;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TailFollowerIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = new TestLedger();
    private final CountingView counting = new CountingView(ledger.database(), 1);
    private final PastView past = new PastView(ledger.database());
    private final Views views = ledger.views(counting, past, new DeadlineView(ledger.database()));

    @BeforeEach
    void catchUp() throws Exception {
        record();
        views.start();
        awaitHead();
        awaitFollowing();
    }

    @AfterEach
    void close() {
        views.close();
        ledger.close();
    }

    private void record() {
        History.received().classified().in(ledger);
    }

    private void awaitHead() throws InterruptedException {
        assertThat(views.awaitPosition(ledger.log().head(), SOON)).isTrue();
    }

    private void awaitFollowing() {
        await().atMost(SOON)
                .until(() -> views.names().stream()
                        .flatMap(name -> views.segments(name).stream())
                        .allMatch(SegmentStatus::caughtUp));
    }

    /** The transactions that have written the tokens. */
    private List<String> transactions() {
        return ledger.sql()
                .sql("SELECT DISTINCT xmin::text FROM views.token")
                .query(String.class)
                .list();
    }

    @Test
    void givenViewsThatHaveCaughtUp_whenAnEventComes_thenOneTransactionMovesThemAll() throws Exception {
        record();
        awaitHead();

        assertThat(transactions()).hasSize(1);
        assertThat(counting.total()).isEqualTo(4);
    }

    @Test
    void givenViewsThatHaveCaughtUp_whenNothingComes_thenNoThreadWaitsForThem() {
        await().atMost(SOON).until(() -> threadsOf("count"), List::isEmpty);
        assertThat(views.segments("count").get(0).running()).isTrue();
    }

    private static List<String> threadsOf(String view) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("view-" + view + "-"))
                .toList();
    }

    @Test
    void givenAViewThatFailsAmongOthers_whenEventsCome_thenItStopsAndTheOthersGoOn() throws Exception {
        var before = ledger.rows("views.past").size();
        counting.afterSave = () -> {
            throw new IllegalStateException("the rows cannot be written");
        };
        record();

        await().atMost(SOON)
                .until(() ->
                        views.segments("past").get(0).position() == ledger.log().head());
        await().atMost(SOON).until(() -> views.segments("count").get(0).failure() != null);
        assertThat(views.segments("count").get(0)).satisfies(segment -> {
            assertThat(segment.position()).isEqualTo(2);
            assertThat(segment.running()).isFalse();
            assertThat(segment.caughtUp()).isFalse();
        });
        assertThat(counting.total()).isEqualTo(2);
        assertThat(ledger.rows("views.past").size()).isGreaterThan(before);

        record();
        await().atMost(SOON)
                .until(() ->
                        views.segments("past").get(0).position() == ledger.log().head());
    }

    @Test
    void givenViewsThatHaveCaughtUp_whenMoreComesThanIsReadAtOnce_thenEachEventIsAppliedOnce() throws Exception {
        new ManyCases(7).in(ledger.log(), 400);
        awaitHead();
        assertThat(counting.total()).isEqualTo(4_002);

        awaitFollowing();
        record();
        awaitHead();
        assertThat(transactions()).hasSize(1);
        assertThat(counting.total()).isEqualTo(4_004);
    }
}
