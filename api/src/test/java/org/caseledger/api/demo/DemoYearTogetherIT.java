package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.events.Clock;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Samples;
import org.caseledger.query.incidents.IncidentQueries;
import org.caseledger.query.incidents.ReplayQueries;
import org.caseledger.query.incidents.Scores;
import org.caseledger.query.incidents.Verdict;
import org.caseledger.review.ReviewState;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the committee and the leaders do with the cases of the sample year together. */
class DemoYearTogetherIT {
    private static final TestLedger LEDGER = TestLedger.sampleYear();

    @Test
    void theCommitteeClosedOneQuarter_andGoesOnWithTheLast() {
        var drawn = LEDGER.bean(Samples.class).drawn(0, 10).rows();
        assertThat(drawn).hasSize(2);
        var closed = LEDGER.bean(Samples.class).find(drawn.get(1).id()).orElseThrow();
        assertThat(closed.asked().from()).isEqualTo(HandClock.office("2026-04-01T00:00"));
        assertThat(closed.asked().until()).isEqualTo(HandClock.office("2026-07-01T00:00"));
        assertThat(closed.minutes()).isNotNull();
        assertThat(closed.populationAsSeeded()).isTrue();
        assertThat(closed.cases()).hasSize(5).allMatch(DrawnCase::gated);

        var open = LEDGER.bean(Samples.class).find(drawn.get(0).id()).orElseThrow();
        assertThat(open.asked().from()).isEqualTo(HandClock.office("2026-07-01T00:00"));
        assertThat(open.asked().until()).isEqualTo(HandClock.office("2026-10-01T00:00"));
        assertThat(open.asked().population()).isGreaterThan(100);
        assertThat(open.populationAsSeeded()).isTrue();
        assertThat(open.minutes()).isNull();
        assertThat(open.cases().stream().map(DrawnCase::state))
                .containsExactly(
                        ReviewState.CONFIRMED,
                        ReviewState.CONFIRMED,
                        ReviewState.CONFIRMED,
                        ReviewState.CONFIRMED,
                        ReviewState.CONFIRMED,
                        ReviewState.CONFIRMED,
                        ReviewState.TO_CONFIRM,
                        ReviewState.TO_CONFIRM,
                        ReviewState.TO_CONCLUDE);
        assertThat(open.cases().get(5).readings()).hasSize(2);

        for (var auditor : List.of("auditor", "auditor2")) {
            var page = new LoginForm(LEDGER).session(auditor).get("/committee");
            assertThat(page.text()).contains(open.id().toString());
            var waiting = LEDGER.bean(Samples.class).waitingFor(auditor);
            assertThat(waiting.read(JdbcClient.create(LEDGER.bean(DataSource.class))))
                    .isEqualTo(2);
        }
    }

    @Test
    void theExerciseReceivedWhatCameInThen_andIsReportedScoredAndEvaluated() {
        var exercise =
                LEDGER.bean(IncidentQueries.class).find(DemoYear.EXERCISE).orElseThrow();
        var plan = exercise.replay().what();
        assertThat(plan.cases())
                .hasSizeGreaterThan(5)
                .isEqualTo(LEDGER.bean(ReplayQueries.class).past(plan.from(), plan.until(), PlanReplay.MOST));
        var score = LEDGER.bean(Scores.class)
                .of(DemoYear.EXERCISE, LEDGER.bean(java.time.Clock.class).instant())
                .orElseThrow();
        assertThat(score.planned()).isEqualTo(plan.cases().size());
        assertThat(score.received()).isEqualTo(score.planned());
        assertThat(score.returns()).isEqualTo(1);
        assertThat(score.clocks().get(Clock.SIGN_OFF).inExercise()).containsKeys(Verdict.MET, Verdict.LATE);
        assertThat(score.clocks().get(Clock.REPLY).inExercise()).containsOnlyKeys(Verdict.MET);

        var leader = new LoginForm(LEDGER).session("leader");
        var situation = leader.get("/incidents/" + DemoYear.EXERCISE);
        assertThat(situation.text()).contains("市市场监督管理局", "演练件").doesNotContain("演练中尚未报告", "尚未收到演练件");
        var board = LEDGER.as("leader")
                .get("/api/board?incident=" + DemoYear.EXERCISE)
                .json();
        assertThat(board.path("total").asInt()).isEqualTo(score.planned());
    }
}
