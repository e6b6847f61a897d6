package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.testing.ManyCases;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of a view are those of its plain fold, into however many segments it is split. */
class SegmentsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = new TestLedger();
    private final List<View<?>> both =
            List.of(new BoardView(ledger.database(), Procedures.builtIn()), new DeadlineView(ledger.database()));

    @AfterEach
    void close() {
        ledger.close();
    }

    private Views split(int segments) {
        return new Views(
                ledger.database(),
                ledger.log(),
                ledger.signal(),
                both,
                Map.of("board", segments, "deadlines", segments));
    }

    private static void awaitHead(Views views, EventLog log) throws InterruptedException {
        assertThat(views.awaitPosition(log.head(), SOON))
                .as("%s", views.status())
                .isTrue();
    }

    @Test
    void givenManyCasesOfTwoTimes_whenSplit_thenEachCaseIsKeptAsThePlainFoldSays() throws Exception {
        new ManyCases(1).in(ledger.log(), 150);
        try (Views views = split(3)) {
            views.start();
            awaitHead(views, ledger.log());
            new ManyCases(2).in(ledger.log(), 150);
            awaitHead(views, ledger.log());
        }
        both.forEach(this::assertFolded);
        assertThat(ledger.rows("views.board")).hasSize(300);
        assertThat(ledger.rows("views.deadline")).hasSize(600);
    }

    private <S> void assertFolded(View<S> view) {
        Map<CaseId, S> folded = new HashMap<>();
        for (long at = 0; at < ledger.log().head(); at += 1_000) {
            for (var stored : ledger.log().readAfter(at, 1_000)) {
                var recorded = Recorded.of(stored);
                @Nullable S before = folded.get(recorded.caseId());
                folded.put(recorded.caseId(), view.on(before, recorded));
            }
        }
        ledger.onRows(() -> assertThat(view.load(folded.keySet())).isEqualTo(folded));
    }

    @Test
    void givenTheSameLog_whenSplitOrNot_thenAllColumnsAreTheSame() throws Exception {
        new ManyCases(3).in(ledger.log(), 120);
        var rows = new HashMap<Integer, List<List<String>>>();
        for (int segments : List.of(1, 4)) {
            try (Views views = split(segments)) {
                views.start();
                awaitHead(views, ledger.log());
                views.rebuild("board", (done, total) -> {});
                views.rebuild("deadlines", (done, total) -> {});
            }
            rows.put(segments, List.of(ledger.rows("views.board"), ledger.rows("views.deadline")));
        }
        assertThat(rows.get(4)).isEqualTo(rows.get(1));
    }

    @Test
    void givenTwoNodes_whenOneEndsInTheMiddle_thenTheOtherTakesItsSegments() throws Exception {
        var counting = new CountingView(ledger.database(), 1);
        try (var pool = TestDatabase.another(ledger.database());
                var signal = new LogSignal(pool)) {
            var log = new EventLog(pool, TestDatabase.EVENT_KEY, Clock.systemUTC());
            var one = nodeOf(ledger.database(), ledger.log(), ledger.signal(), counting);
            try (Views other = nodeOf(pool, log, signal, new CountingView(pool, 1))) {
                one.start();
                other.start();
                new ManyCases(4).in(ledger.log(), 300);
                one.close();
                new ManyCases(5).in(ledger.log(), 300);
                awaitHead(other, log);
            }
        }
        assertThat(counting.total()).isEqualTo(6_000);
        assertThat(ledger.sql()
                        .sql("SELECT sum(events) FROM views.token")
                        .query(Long.class)
                        .single())
                .isEqualTo(6_000);
    }

    private static Views nodeOf(javax.sql.DataSource database, EventLog log, LogSignal signal, View<?> view) {
        return new Views(database, log, signal, List.of(view), Map.of(view.name(), 2));
    }

    @Test
    void aViewThatSeesMoreThanComplaintsIsNotSplit() {
        assertThatThrownBy(() -> new Views(
                        ledger.database(),
                        ledger.log(),
                        ledger.signal(),
                        List.of(new HistoryView(ledger.database())),
                        Map.of("history", 2)))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("history");
    }
}
