package org.caseledger.api.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.api.replica.ReplicatedLedger.board;

import java.io.IOException;
import java.time.Duration;
import org.caseledger.api.testing.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A replica that is gone, promoted by itself, or too far behind: the primary answers. */
@Tag("long")
@Tag("turn-2")
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class ReplicaAwayIT {
    private static final String BYPASSED = "the replica is bypassed";
    private static final String READ = "lists are read from the replica";

    private ReplicatedLedger ledger;
    private Caller program;
    private long before;

    @BeforeEach
    void start() throws IOException {
        ledger = ReplicatedLedger.start(Duration.ofSeconds(2));
        program = ledger.node().as("head");
        before = board(program);
    }

    @AfterEach
    void stop() throws IOException {
        ledger.close();
    }

    private void oneMoreCase() {
        ledger.node().cases().received();
        ledger.node().awaitViews();
    }

    @Test
    void givenTheReplicaIsGone_thenThePrimaryAnswersAndOneLineSaysSo(CapturedOutput log) throws IOException {
        ledger.postgres().stopStandby();
        oneMoreCase();

        for (int i = 0; i < 20; i++) {
            assertThat(board(program)).isEqualTo(before + 1);
        }

        ledger.awaitRead("PRIMARY");
        assertThat(ReplicatedLedger.health(ledger.node()).getStatus().getCode()).isEqualTo("WARN");
        assertThat(ledger.details().get("refused")).isEqualTo("it does not answer");
        ledger.postgres().startStandby();
        ledger.awaitRead("REPLICA");
        assertThat(log.getOut().split(BYPASSED, -1)).hasSize(2);
        assertThat(log.getOut().split(READ, -1)).hasSize(3); // at the start, and again
        assertThat(log.getOut()).doesNotContain("\tat ");
    }

    @Test
    void givenReplayStandsStill_whenTheLimitIsOver_thenThePrimaryAnswersUntilItHasCaughtUp() {
        ledger.postgres().pauseReplay();
        oneMoreCase();

        ledger.awaitRead("PRIMARY");

        assertThat(board(program)).isEqualTo(before + 1);
        assertThat(ledger.details().get("refused").toString()).contains("2 seconds behind");
        assertThat((Long) ledger.details().get("behindEvents")).isPositive();
        assertThat((Long) ledger.details().get("behindSeconds")).isGreaterThanOrEqualTo(2);
        ledger.postgres().resumeReplay();
        ledger.awaitRead("REPLICA");
        assertThat(board(program)).isEqualTo(before + 1);
    }

    @Test
    void givenTheReplicaIsPromotedByItself_thenNothingIsReadFromItFromThenOn() {
        ledger.postgres().promoteStandby();
        ledger.postgres().onStandby().execute("TRUNCATE views.board");

        assertThat(board(program)).isEqualTo(before);

        ledger.awaitRead("PRIMARY");
        assertThat(ledger.details().get("refused").toString()).contains("was promoted");
        oneMoreCase();
        assertThat(board(program)).isEqualTo(before + 1);
    }
}
