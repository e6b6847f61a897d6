package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.caseledger.query.testing.History.XIPU;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.approvals.ApprovalView;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.SearchView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** New rows are built alongside those that answer, and take their place at once. */
class RebuildingIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = new TestLedger();
    private final CountingView counting = new CountingView(ledger.database(), 1);
    private final Views views = ledger.views(counting);

    @AfterEach
    void close() {
        views.close();
        ledger.close();
    }

    private void record(int cases) {
        for (int i = 0; i < cases; i++) {
            History.received().classified().signedOff(XIPU).assigned(XIPU).in(ledger);
        }
    }

    private void awaitHead(Views of) throws InterruptedException {
        assertThat(of.awaitPosition(ledger.log().head(), SOON))
                .as("%s", of.status())
                .isTrue();
    }

    @Test
    void givenReaders_whenRebuiltAgainAndAgain_thenTheyAlwaysSeeAllRows() throws Exception {
        record(50);
        views.start();
        awaitHead(views);
        var done = new AtomicBoolean();
        var readers = Executors.newSingleThreadExecutor();
        var read = readers.submit(() -> {
            int times = 0;
            while (!done.get()) {
                assertThat(counting.total()).isEqualTo(200);
                times++;
            }
            return times;
        });
        for (int i = 0; i < 5; i++) {
            views.rebuild("count", (reached, total) -> {});
        }
        done.set(true);

        assertThat(read.get()).isPositive();
        readers.shutdown();
        assertThat(ledger.sql()
                        .sql("SELECT min(generation) FROM views.token")
                        .query(Long.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void givenNewRows_whenTheyTakeOver_thenPostgresKnowsWhatIsInThem() throws Exception {
        record(50);
        views.start();
        awaitHead(views);

        assertThat(ledger.sql().sql("""
                                        SELECT reltuples = 50 AND last_vacuum IS NOT NULL AND last_analyze IS NOT NULL
                                               AND 'autovacuum_analyze_scale_factor=0.02' = ANY (reloptions)
                                          FROM pg_class c JOIN pg_stat_all_tables s ON s.relid = c.oid
                                         WHERE c.oid = 'views.count'::regclass
                                        """).query(Boolean.class).single()).isTrue();
    }

    @Test
    void givenANewerProgram_whileItBuilds_thenTheOldOneKeepsItsRowsAndThenWritesNoMore() throws Exception {
        record(1);
        views.start();
        awaitHead(views);
        var mayGoOn = new CountDownLatch(1);
        var second = new CountingView(ledger.database(), 2);
        second.onFold = recorded -> awaitUninterrupted(mayGoOn);
        try (Views newer = ledger.views(second)) {
            newer.start();
            await().atMost(SOON).until(() -> newer.status().get(0).building() != null);
            record(1);
            awaitHead(views);
            assertThat(counting.total()).isEqualTo(8);
            assertThat(newer.status().get(0)).satisfies(status -> {
                assertThat(status.version()).isEqualTo(1);
                assertThat(status.position()).isEqualTo(8);
                assertThat(status.building().version()).isEqualTo(2);
                assertThat(status.building().percent()).isZero();
            });

            mayGoOn.countDown();
            await().atMost(SOON).until(() -> newer.status().get(0).version() == 2);
            await().atMost(SOON).until(() -> views.status().get(0).failure() != null);
            record(1);
            awaitHead(newer);
        }
        assertThat(counting.total()).isEqualTo(12);
        assertThat(views.status().get(0).failure()).contains("newer version");
    }

    @Test
    void givenFirstRowsThatCannotBeBuilt_whenLookedAfterAgain_thenNoneAnswer() throws Exception {
        record(1);
        var broken = new AtomicBoolean(true);
        counting.onFold = recorded -> {
            if (broken.get() && recorded.position() == 3) {
                throw new IllegalArgumentException("broken");
            }
        };
        views.start();
        await().atMost(SOON).until(() -> views.status().get(0).failure() != null);

        // As long as it takes the keeper to look twice.
        await().during(Duration.ofMillis(2_500))
                .atMost(SOON)
                .until(() -> views.status().get(0).version() == null);
        broken.set(false);
        views.rebuild("count", (done, total) -> {});
        assertThat(counting.total()).isEqualTo(4);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givenABuildingNodeThatEnds_whenAnotherStarts_thenItGoesOnWhereTheFirstStood() throws Exception {
        record(2);
        views.start();
        awaitHead(views);
        views.close();
        Set<Long> seen = new ConcurrentSkipListSet<>();
        var second = new CountingView(ledger.database(), 2);
        second.onFold = recorded -> seen.add(recorded.position());
        try (var reader = DriverManager.getConnection(ledger.database().getJdbcUrl());
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            // A reader that does not let go of the old rows.
            statement.executeQuery("SELECT * FROM views.count");
            try (Views newer = ledger.views(new CountingView(ledger.database(), 2))) {
                newer.start();
                await().atMost(SOON).until(() -> built(newer) == 8);
            }
            record(1);
            try (Views next = ledger.views(second)) {
                next.start();
                await().atMost(SOON).until(() -> built(next) == 12);
                assertThat(next.status().get(0).version()).isEqualTo(1);

                reader.rollback();
                awaitHead(next);
                assertThat(next.status().get(0).version()).isEqualTo(2);
            }
        }
        assertThat(seen).containsExactly(9L, 10L, 11L, 12L);
        assertThat(second.total()).isEqualTo(12);
    }

    private static long built(Views of) {
        var building = of.status().get(0).building();
        return building == null ? -1 : building.position();
    }

    @Test
    void givenABuildThatCrashesAfterItsRows_whenStartedAgain_thenNothingIsCountedTwice() throws Exception {
        record(3);
        counting.afterSave = () -> {
            throw new IllegalStateException("the crash before the commit");
        };
        views.start();
        assertThat(views.awaitPosition(12, SOON)).isFalse();
        assertThat(counting.total()).isZero();

        try (Views again = ledger.views(new CountingView(ledger.database(), 1))) {
            again.start();
            awaitHead(again);
        }
        assertThat(counting.total()).isEqualTo(12);
    }

    @Test
    void givenEveryView_whenRebuilt_thenKeysIndexesAndChecksAreAsTheMigrationsMadeThem() throws Exception {
        var vault = TestVault.open(ledger.database());
        List<View<?>> all = List.of(
                new BoardView(ledger.database(), Procedures.builtIn()),
                new DeadlineView(ledger.database()),
                new ApprovalView(ledger.database()),
                new HistoryView(ledger.database()),
                new SearchView(new SearchIndex(ledger.database(), vault)));
        List<String> before = shape();
        try (var every = new Views(ledger.database(), ledger.log(), ledger.signal(), all)) {
            for (View<?> view : all) {
                every.rebuild(view.name(), (done, total) -> {});
            }
        }
        assertThat(shape()).isEqualTo(before).hasSizeGreaterThan(40);
    }

    private List<String> shape() {
        return ledger.sql().sql("""
                        SELECT indexdef FROM pg_indexes WHERE schemaname = 'views'
                        UNION ALL
                        SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                          FROM pg_constraint WHERE connamespace = 'views'::regnamespace
                        UNION ALL
                        SELECT format('%s %s %s %s', attrelid::regclass, attname, atttypid::regtype, attstorage)
                          FROM pg_attribute JOIN pg_class t ON t.oid = attrelid
                         WHERE relnamespace = 'views'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
                         ORDER BY 1
                        """).query(String.class).list();
    }

    @Test
    void givenAnotherNumberOfSegments_whenStarted_thenTheViewIsBuiltAnewInSoMany() throws Exception {
        record(20);
        views.start();
        awaitHead(views);
        views.close();

        try (Views split =
                new Views(ledger.database(), ledger.log(), ledger.signal(), List.of(counting), Map.of("count", 3))) {
            split.start();
            await().atMost(SOON).until(() -> liveSegments() == 3);
            record(1);
            awaitHead(split);
        }
        assertThat(counting.total()).isEqualTo(84);
        assertThat(ledger.sql()
                        .sql("SELECT count(*) FROM views.token WHERE events BETWEEN 1 AND 83")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    private long liveSegments() {
        return ledger.sql()
                .sql("SELECT count(*) FROM views.token WHERE live")
                .query(Long.class)
                .single();
    }
}
