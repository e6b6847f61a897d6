package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.query.testing.History.XIPU;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = new TestLedger();
    private final CountingView counting = new CountingView(ledger.database(), 1);
    private final Views views = ledger.views(counting);

    @AfterEach
    void close() {
        views.close();
        ledger.close();
    }

    private void awaitHead() throws InterruptedException {
        assertThat(views.awaitPosition(ledger.log().head(), SOON)).isTrue();
    }

    private void record(int cases) {
        for (int i = 0; i < cases; i++) {
            History.received().classified().signedOff(XIPU).assigned(XIPU).in(ledger);
        }
    }

    @Test
    void givenEventsBeforeAndAfterTheStart_whenAwaited_thenEachIsAppliedOnce() throws Exception {
        record(2);
        views.start();
        awaitHead();
        assertThat(counting.total()).isEqualTo(8);

        record(3);
        awaitHead();

        assertThat(counting.total()).isEqualTo(20);
        assertThat(views.status()).containsExactly(new ViewStatus("count", 1, 20, 20, null, null, null, null, false));
    }

    @Test
    void givenViewsThatDoNotRun_whenAwaited_thenFalseWhenTheTimeIsOver() throws Exception {
        record(1);

        assertThat(views.awaitPosition(4, Duration.ofMillis(100))).isFalse();
        assertThat(views.awaitPosition(0, Duration.ZERO)).isTrue();
    }

    @Test
    void givenAViewThatFailsAfterWritingItsRows_whenRun_thenNeitherRowsNorTokenMove() throws Exception {
        record(1);
        counting.afterSave = () -> {
            throw new IllegalStateException("the crash after the rows");
        };
        views.start();

        assertThat(views.awaitPosition(4, SOON)).isFalse();

        assertThat(counting.total()).isZero();
        assertThat(views.status()).singleElement().satisfies(status -> {
            assertThat(status.position()).isZero();
            assertThat(status.failure()).contains("cannot apply event 1");
        });
    }

    @Test
    void givenAFoldThatFails_whenRun_thenTheViewStopsBeforeTheEventAndNamesIt() throws Exception {
        record(1);
        views.start();
        awaitHead();
        counting.onFold = recorded -> {
            if (recorded.position() == 6) {
                throw new IllegalArgumentException("cannot read this");
            }
        };
        record(1);

        assertThat(views.awaitPosition(8, SOON)).isFalse();

        assertThat(counting.total()).isLessThanOrEqualTo(5);
        ViewStatus status = views.status().get(0);
        assertThat(status.position()).isLessThan(6);
        assertThat(status.failure()).contains("cannot apply event 6 (ComplaintClassified");
    }

    @Test
    void givenAnErrorInAFold_whenRun_thenTheViewStopsToo() throws Exception {
        record(1);
        counting.onFold = recorded -> {
            throw new StackOverflowError();
        };
        views.start();

        assertThat(views.awaitPosition(4, SOON)).isFalse();
        assertThat(views.status().get(0).failure()).contains("StackOverflowError");
    }

    @Test
    void givenAStoppedView_whenRebuiltAfterTheRepair_thenItGoesOnByItself() throws Exception {
        var broken = new AtomicBoolean(true);
        counting.onFold = recorded -> {
            if (broken.get()) {
                throw new IllegalArgumentException("broken");
            }
        };
        record(1);
        views.start();
        assertThat(views.awaitPosition(4, SOON)).isFalse();
        assertThatThrownBy(() -> views.rebuild("count", (done, total) -> {})).isInstanceOf(ViewFailed.class);

        broken.set(false);
        views.rebuild("count", (done, total) -> {});
        record(1);
        awaitHead();

        assertThat(counting.total()).isEqualTo(8);
    }

    @Test
    void givenTwoNodes_whenEventsCome_thenEachIsAppliedOnce() throws Exception {
        try (var pool = TestDatabase.another(ledger.database());
                var signal = new LogSignal(pool);
                var other = new Views(
                        pool,
                        new EventLog(pool, TestDatabase.EVENT_KEY, java.time.Clock.systemUTC()),
                        signal,
                        List.of(new CountingView(pool, 1)))) {
            views.start();
            other.start();
            for (int i = 0; i < 10; i++) {
                record(5);
            }
            awaitHead();
            assertThat(other.awaitPosition(200, SOON)).isTrue();
        }
        assertThat(counting.total()).isEqualTo(200);
    }

    @Test
    void givenAnotherNode_whenAViewMoves_thenItIsTold() throws Exception {
        try (var pool = TestDatabase.another(ledger.database());
                var signal = new LogSignal(pool)) {
            var told = new AtomicInteger();
            signal.subscribeToViews(told::incrementAndGet);
            views.start();
            record(1);
            awaitHead();
            await().atMost(SOON).until(() -> told.get() > 0);
            int before = told.get();

            record(1);

            await().atMost(SOON).until(() -> told.get() > before);
        }
    }

    @Test
    void givenANodeThatHoldsTheToken_whenItDies_thenAnotherGoesOn() throws Exception {
        views.start();
        record(1);
        awaitHead();
        try (var dying = DriverManager.getConnection(ledger.database().getJdbcUrl());
                var statement = dying.createStatement()) {
            dying.setAutoCommit(false);
            statement.execute("SELECT * FROM views.token WHERE view = 'count' FOR UPDATE");
            int pid;
            try (var row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                pid = row.getInt(1);
            }
            record(1);
            assertThat(views.awaitPosition(8, Duration.ofMillis(300))).isFalse();

            ledger.sql()
                    .sql("SELECT pg_terminate_backend(:pid)")
                    .param("pid", pid)
                    .query()
                    .singleRow();
            awaitHead();
        }
        assertThat(counting.total()).isEqualTo(8);
    }

    @Test
    void givenARunner_whenItsConnectionsAreCut_thenItGoesOnWithoutLossOrRepetition() throws Exception {
        views.start();
        for (int i = 0; i < 5; i++) {
            record(4);
            terminateAllOthers();
        }
        record(1);
        awaitHead();

        assertThat(counting.total()).isEqualTo(84);
        assertThat(views.status().get(0).failure()).isNull();
    }

    @Test
    void givenABatchInTheMiddle_whenItsBackendIsTerminated_thenTheBatchIsDoneAgain() throws Exception {
        var cut = new AtomicBoolean();
        counting.afterSave = () -> {
            if (cut.compareAndSet(false, true)) {
                terminateAllOthers();
            }
        };
        record(3);
        views.start();
        awaitHead();

        assertThat(cut).isTrue();
        assertThat(counting.total()).isEqualTo(12);
    }

    // From outside of the pool, so that the answer comes back.
    private void terminateAllOthers() {
        try (var outside = TestDatabase.another(ledger.database())) {
            org.springframework.jdbc.core.simple.JdbcClient.create(outside)
                    .sql("""
                            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                             WHERE datname = current_database() AND pid <> pg_backend_pid()
                            """)
                    .query(Long.class)
                    .single();
        }
        ledger.database().getHikariPoolMXBean().softEvictConnections();
    }

    @Test
    void givenARunningView_whenRebuilt_thenProgressIsToldAndTheRowsAreTheSame() throws Exception {
        record(600);
        views.start();
        awaitHead();
        List<String> before = ledger.rows("views.count");
        var told = new ArrayList<Long>();

        views.rebuild("count", (done, total) -> {
            assertThat(total).isEqualTo(2_400);
            told.add(done);
        });

        assertThat(told).startsWith(0L).endsWith(2_400L).isSorted();
        assertThat(ledger.rows("views.count")).isEqualTo(before);
        record(1);
        awaitHead();
        assertThat(counting.total()).isEqualTo(2_404);
    }

    @Test
    void givenAPausedView_whenAllAreRebuilt_thenEachEventIsFoldedOnceAndItGoesOn() throws Exception {
        record(1);
        views.start();
        awaitHead();
        views.pause("count");
        record(600);
        var folded = new AtomicInteger();
        counting.onFold = recorded -> folded.incrementAndGet();
        var told = new ArrayList<Long>();

        views.rebuildAll((done, total) -> told.add(done));

        // The old rows would have been moved by another 2,400.
        assertThat(folded).hasValue(2_404);
        assertThat(counting.total()).isEqualTo(2_404);
        assertThat(views.isPaused("count")).isFalse();
        assertThat(told).endsWith(2_404L).isSorted();
        record(1);
        awaitHead();
        assertThat(counting.total()).isEqualTo(2_408);
    }

    @Test
    void givenAllBeingRebuilt_whenTheNewRowsHoldWhatTheLastLookSaw_thenTheOldRowsStillAnswer() throws Exception {
        record(1);
        views.start();
        awaitHead();
        views.close();
        // Not started: nothing is looked at but when the test does.
        try (var idle = ledger.views(counting)) {
            idle.resume("count");
            idle.pause("count");
            record(1_600); // more than the pass takes at once
            var answered = new ArrayList<Long>();

            idle.rebuildAll((done, total) -> {
                if (done < total) {
                    idle.resume("count");
                    answered.add(livePosition());
                }
            });

            assertThat(answered).isNotEmpty().containsOnly(4L);
            assertThat(livePosition()).isEqualTo(6_404);
        }
    }

    private long livePosition() {
        return ledger.sql()
                .sql("SELECT position FROM views.token WHERE view = 'count' AND live")
                .query(Long.class)
                .single();
    }

    @Test
    void givenABrokenView_whenAllAreRebuilt_thenItSaysSo_andGoesOnOnceItIsMended() throws Exception {
        record(1);
        views.start();
        awaitHead();
        counting.onFold = recorded -> {
            throw new IllegalArgumentException("broken");
        };

        assertThatThrownBy(() -> views.rebuildAll((done, total) -> {})).isInstanceOf(ViewFailed.class);

        counting.onFold = recorded -> {};
        views.resume("count");
        record(1);
        awaitHead();
        assertThat(counting.total()).isEqualTo(8);
    }

    @Test
    void givenAnUnknownName_whenRebuilt_thenTheNamesAreListed() {
        assertThatThrownBy(() -> views.rebuild("bord", (done, total) -> {}))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("bord")
                .hasMessageContaining("count");
    }

    @Test
    void givenAnotherVersion_whenStarted_thenTheViewIsBuiltAnewAndTheOldProgramStops() throws Exception {
        record(1);
        views.start();
        awaitHead();
        ledger.sql().sql("UPDATE views.count SET events = 77").update();

        var second = new CountingView(ledger.database(), 2);
        try (Views newer = ledger.views(second)) {
            newer.start();
            await().atMost(SOON).until(() -> second.total() == 4);
            record(1);
            await().atMost(SOON).until(() -> second.total() == 8);
            assertThat(newer.status().get(0).version()).isEqualTo(2);
            await().atMost(SOON).until(() -> views.status().get(0).failure() != null);
        }
        assertThat(views.status().get(0).failure()).contains("newer version");
    }

    @Test
    void givenTheSchemaDropped_whenStartedAgain_thenAllRowsAreTheSame() throws Exception {
        History.wholeLife().in(ledger);
        record(5);
        List<List<String>> before = everything();

        ledger.sql().sql("DROP SCHEMA views CASCADE").update();
        ViewSchema.migrate(ledger.database());

        assertThat(everything()).isEqualTo(before).allMatch(rows -> !rows.isEmpty());
    }

    @Test
    void givenTheSameLog_whenFoldedTwice_thenAllRowsAreTheSame() throws Exception {
        History.wholeLife().in(ledger);
        record(5);

        assertThat(everything()).isEqualTo(everything());
    }

    private List<List<String>> everything() throws InterruptedException {
        var board = new BoardView(ledger.database(), Procedures.builtIn());
        try (Views all = ledger.views(board, new DeadlineView(ledger.database()))) {
            all.rebuild("board", (done, total) -> {});
            all.rebuild("deadlines", (done, total) -> {});
        }
        return List.of(ledger.rows("views.board"), ledger.rows("views.deadline_case"), ledger.rows("views.deadline"));
    }
}
