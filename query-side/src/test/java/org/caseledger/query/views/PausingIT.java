package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.query.board.PastView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PausingIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = new TestLedger();
    private final CountingView counting = new CountingView(ledger.database(), 1);
    private final Views views = ledger.views(counting, new PastView(ledger.database()));
    private final ViewEventProcessor processor = new ViewEventProcessor(views, "count");

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

    private long position(String view) {
        return views.status().stream()
                .filter(status -> status.name().equals(view))
                .findFirst()
                .orElseThrow()
                .position();
    }

    @Test
    void givenAPausedView_whenEventsCome_thenTheOthersAloneMoveUntilItIsResumed() throws Exception {
        record();
        views.start();
        awaitHead();

        views.pause("count");
        record();
        await().atMost(SOON).until(() -> position("past") == 4);

        assertThat(counting.total()).isEqualTo(2);
        assertThat(views.status())
                .extracting(ViewStatus::name, ViewStatus::paused, ViewStatus::position)
                .containsExactly(tuple("count", true, 2L), tuple("past", false, 4L));
        assertThat(views.awaitPosition(4, SOON)).isFalse();

        views.resume("count");
        awaitHead();
        assertThat(counting.total()).isEqualTo(4);
        assertThat(views.status()).noneMatch(ViewStatus::paused);
    }

    @Test
    void givenAViewPausedOnOneNode_whenEventsCome_thenAnotherNodeContinuesIt() throws Exception {
        record();
        views.start();
        awaitHead();
        views.pause("count");

        try (var pool = TestDatabase.another(ledger.database());
                var signal = new LogSignal(pool);
                var other = new Views(
                        pool,
                        new EventLog(pool, TestDatabase.EVENT_KEY, java.time.Clock.systemUTC()),
                        signal,
                        List.of(new CountingView(pool, 1)))) {
            other.start();
            record();
            assertThat(other.awaitPosition(4, SOON)).isTrue();
        }

        assertThat(counting.total()).isEqualTo(4);
        assertThat(views.isPaused("count")).isTrue();
    }

    @Test
    void givenAPausedView_whenRebuilt_thenItIsResumed() throws Exception {
        record();
        views.start();
        awaitHead();
        views.pause("count");

        views.rebuild("count", (done, total) -> {});

        assertThat(views.isPaused("count")).isFalse();
        assertThat(counting.total()).isEqualTo(2);
    }

    @Test
    void givenAnEventProcessor_whenShutDownAndStarted_thenTheViewPausesAndContinues() throws Exception {
        record();
        views.start();
        awaitHead();
        await().atMost(SOON).until(() -> processor.processingStatus().get(0).isCaughtUp());
        assertThat(processor.isRunning()).isTrue();
        assertThat(processor.supportsReset()).isTrue();
        assertThat(processor.processingStatus()).hasSize(1).hasEntrySatisfying(0, status -> {
            assertThat(status.getCurrentPosition()).hasValue(2);
            assertThat(status.getTrackingToken().position()).hasValue(2);
            assertThat(status.getSegment().getMask()).isZero();
            assertThat(status.isErrorState()).isFalse();
            assertThat(status.isReplaying()).isFalse();
        });

        processor.shutdownAsync().join();
        assertThat(processor.isRunning()).isFalse();
        record();
        await().atMost(SOON).until(() -> position("past") == 4);
        assertThat(counting.total()).isEqualTo(2);
        assertThat(processor.processingStatus().get(0).isCaughtUp()).isFalse();

        processor.start();
        awaitHead();
        assertThat(counting.total()).isEqualTo(4);
    }

    @Test
    void givenAnEventProcessor_whenReset_thenTheRowsAreBuiltAnew() throws Exception {
        record();
        views.start();
        awaitHead();
        ledger.sql().sql("UPDATE views.count SET events = 77").update();

        processor.shutDown();
        processor.resetTokens();
        assertThat(processor.isReplaying()).isTrue();
        processor.start();

        await().atMost(SOON).until(() -> counting.total() == 2);
        await().atMost(SOON).until(() -> !processor.isReplaying());
        assertThatThrownBy(() -> processor.resetTokens(new GlobalSequenceTrackingToken(1)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void givenAViewThatFails_whenItsProcessorIsStartedAfterTheRepair_thenItContinues() throws Exception {
        var broken = new AtomicBoolean(true);
        counting.onFold = recorded -> {
            if (broken.get()) {
                throw new IllegalArgumentException("broken");
            }
        };
        record();
        views.start();
        await().atMost(SOON).until(processor::isError);
        assertThat(processor.processingStatus().get(0).isErrorState()).isTrue();
        assertThat(processor.processingStatus().get(0).getError()).isInstanceOf(ViewFailed.class);

        broken.set(false);
        processor.start();
        awaitHead();

        assertThat(counting.total()).isEqualTo(2);
        assertThat(processor.isError()).isFalse();
    }
}
