package org.caseledger.command.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.incident.IncidentLife.CASE;
import static org.caseledger.command.incident.IncidentLife.ID;
import static org.caseledger.command.incident.IncidentLife.close;
import static org.caseledger.command.incident.IncidentLife.declared;
import static org.caseledger.command.incident.IncidentLife.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.command.incident.IncidentCommand.StopReplay;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.ReplayedCase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An exercise receives the past again. */
class ReplayingThePastTest {
    private static final Instant FROM = Instant.parse("2026-02-02T01:00:00Z");
    private static final ReplayedCase REPLAYED = new ReplayedCase(CASE, FROM.plus(Duration.ofHours(10)), 1);

    private static PlanReplay plan(IncidentLife life, ReplayedCase... cases) {
        return plan(life.now(), List.of(cases));
    }

    private static PlanReplay plan(Instant startsAt, List<ReplayedCase> cases) {
        return new PlanReplay(ID, FROM, FROM.plus(Duration.ofDays(1)), 60, startsAt, cases);
    }

    private static Rule refusal(IncidentLife life, IncidentCommand command) {
        return catchThrowableOfType(Refused.class, () -> life.given(command)).rule();
    }

    @Test
    void aCaseIsReceivedAgainAfterTheSameTimeDividedByTheSpeed() {
        var life = exercise();
        var planned = (ReplayPlanned) life.given(plan(life, REPLAYED)).get(0);
        assertThat(planned.dueAt(REPLAYED)).isEqualTo(life.now().plus(Duration.ofMinutes(10)));
    }

    @Test
    void onlyAnExerciseReplays_onceAndFromThePast_aNumberThatPeopleCanHandle() {
        assertThat(refusal(declared(), plan(declared(), REPLAYED))).isEqualTo(Rule.EXERCISE_REPLAYS);
        var life = exercise();
        assertThat(refusal(life, plan(life))).isEqualTo(Rule.REPLAY_SIZE);
        var tooMany = Collections.nCopies(PlanReplay.MOST + 1, REPLAYED);
        assertThat(refusal(life, plan(life.now(), tooMany))).isEqualTo(Rule.REPLAY_SIZE);
        var passed = life.now().minus(Duration.ofMinutes(6));
        assertThat(refusal(life, plan(passed, List.of(REPLAYED)))).isEqualTo(Rule.TIME_AHEAD);
        var future = new PlanReplay(ID, FROM, life.now().plusSeconds(1), 60, life.now(), List.of(REPLAYED));
        assertThat(refusal(life, future)).isEqualTo(Rule.NOT_IN_THE_FUTURE);
        life.then(plan(life, REPLAYED));
        assertThat(refusal(life, plan(life, REPLAYED))).isEqualTo(Rule.ONE_REPLAY);
    }

    @Test
    @DisplayName("P5.16 应急处理结束: an exercise is not closed while its replay runs")
    void givenARunningReplay_thenItIsStoppedOrOverBeforeTheEnd() {
        var stopped = exercise();
        assertThat(refusal(stopped, new StopReplay(ID, "时间已到"))).isEqualTo(Rule.REPLAY_RUNS);
        stopped.then(plan(stopped, REPLAYED));
        assertThat(refusal(stopped, close())).isEqualTo(Rule.REPLAY_OVER);
        stopped.then(new StopReplay(ID, "时间已到"));
        assertThat(refusal(stopped, new StopReplay(ID, "时间已到"))).isEqualTo(Rule.REPLAY_RUNS);
        assertThat(stopped.given(close())).hasSize(1);

        var over = exercise();
        over.then(plan(over, REPLAYED)).at(over.now().plus(Duration.ofMinutes(11)));
        assertThat(refusal(over, new StopReplay(ID, "时间已到"))).isEqualTo(Rule.REPLAY_RUNS);
        assertThat(over.given(close())).hasSize(1);
    }
}
