package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.query.views.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ViewProcessorsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    private static EventProcessingConfiguration processing() {
        return LEDGER.bean(EventProcessingConfiguration.class);
    }

    private static StreamingEventProcessor view(String name) {
        return processing().eventProcessor(name, StreamingEventProcessor.class).orElseThrow();
    }

    private static long position(String view) {
        return view(view).processingStatus().get(0).getCurrentPosition().orElseThrow();
    }

    @Test
    void givenTheViews_whenTheProcessorsAreListed_thenEachViewIsOneWithoutDeadLetters() {
        assertThat(processing().eventProcessors().keySet())
                .containsAll(LEDGER.bean(Views.class).names());
        assertThat(processing().deadLetterQueue("board")).isEmpty();
        assertThat(LEDGER.as("admin").get("/api/processors").json().findValuesAsString("name"))
                .contains("board", "deadlines");
        assertThat(LEDGER.as("admin")
                        .post("/api/processors/board/dead-letters/retry", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givenAView_whenItIsShutDownAndStarted_thenItPausesAndCatchesUp() {
        LEDGER.awaitViews();
        view("board").shutDown();
        assertThat(view("board").isRunning()).isFalse();
        long before = position("board");
        LEDGER.cases().received();
        await().atMost(SOON).until(() -> position("history") == LEDGER.head());
        assertThat(position("board")).isEqualTo(before);

        view("board").start();
        assertThat(view("board").isRunning()).isTrue();
        await().atMost(SOON).until(() -> position("board") == LEDGER.head());
        assertThat(view("board").isError()).isFalse();
        assertThat(view("board").isReplaying()).isFalse();
    }

    @Test
    void givenAView_whenItsTokensAreReset_thenItIsBuiltAnew() {
        LEDGER.awaitViews();
        long before = await().atMost(SOON).until(ViewProcessorsIT::generation, live -> live > 0);
        view("board").resetTokens();
        await().atMost(SOON).until(() -> generation() > before);
        LEDGER.awaitViews();
        assertThat(position("board")).isEqualTo(LEDGER.head());
    }

    /** The live generation of the board, 0 while none is. */
    private static long generation() {
        return LEDGER.bean(JdbcClient.class)
                .sql("SELECT generation FROM views.token WHERE view = 'board' AND live")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
