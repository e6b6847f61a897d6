package org.caseledger.query.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.testing.History;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** P3.23, P5.25: an exercise against how the real cases were handled. */
class ScoreTest {
    private static final Instant NOW = Instant.parse("2026-06-15T09:00:00Z");
    private static final OfficeHours HOURS = OfficeHours.of("09:00-12:00,13:00-17:00", WorkCalendar.builtIn());

    private static HandledCase handled(History history, Finding... findings) {
        return HandledCase.of(
                CaseFile.fold(history.recorded()).orElseThrow(),
                List.of(findings),
                HOURS,
                deadline -> Verdict.of(deadline, NOW));
    }

    private static Finding finding(History history, FindingRule rule) {
        return new Finding(
                1,
                rule,
                rule.clauses().get(0),
                rule.severity(),
                history.caseId(),
                "郫市监投〔2026〕000001号",
                List.of(1L),
                NOW,
                null,
                null,
                "发现",
                "found",
                List.of(),
                false);
    }

    @Test
    void givenACase_whenItsStepsAreMeasured_thenOfficeHoursFromItsReceiptCount() {
        var history = History.received() // Monday 2 March, 9:00
                .at("2026-03-02T02:00:00Z") // 10:00
                .classified()
                .at("2026-03-02T06:00:00Z") // 14:00, after the noon break
                .signedOff(XIPU)
                .at("2026-03-03T01:30:00Z") // Tuesday, 9:30
                .assigned(XIPU)
                .returned()
                .at("2026-03-04T01:00:00Z")
                .assigned(ANJING)
                .at("2026-03-07T03:00:00Z") // Saturday
                .replied();

        var handled = handled(history);
        assertThat(handled.workingSeconds())
                .as("the first of each kind; acceptance was not taken")
                .isEqualTo(Map.of(
                        ScoredStep.SIGN_OFF, 4 * 3_600L,
                        ScoredStep.DISPATCH, 7 * 3_600L + 1_800,
                        ScoredStep.REPLY, 5 * 7 * 3_600L));
        assertThat(handled.returns()).isEqualTo(1);
        assertThat(handled.state()).isEqualTo(ComplaintState.REPLIED);
    }

    @Test
    void givenAStepThatWasEnteredForBeforeTheReceipt_whenMeasured_thenItTookNoTime() {
        var history = History.received().at("2026-02-27T02:00:00Z").signedOff(XIPU);
        assertThat(handled(history).workingSeconds()).containsEntry(ScoredStep.SIGN_OFF, 0L);
    }

    @Test
    void givenFindings_whenACaseIsScored_thenOnlyRepliesWithoutApprovalCount() {
        var history =
                History.received().classified(Severity.MAJOR).assigned(XIPU).replied();
        assertThat(handled(
                                history,
                                finding(history, FindingRule.REPLY_WITHOUT_APPROVALS),
                                finding(history, FindingRule.RUBBER_STAMP),
                                finding(history, FindingRule.REPLY_WITHOUT_APPROVALS))
                        .withoutApproval())
                .isEqualTo(2);
    }

    @Test
    void givenADeadlineInTwoRounds_whenACaseIsScored_thenTheGravestStands() {
        var history = History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .signedOff(XIPU)
                .met(Clock.SIGN_OFF, 1, false)
                .replied()
                .met(Clock.REPLY, 1, true)
                .reopened()
                .set(Clock.REPLY, 2, "2026-03-16T16:00:00Z")
                .replied()
                .met(Clock.REPLY, 2, false);
        assertThat(handled(history).clocks()).isEqualTo(Map.of(Clock.SIGN_OFF, Verdict.MET, Clock.REPLY, Verdict.LATE));
    }

    private static HandledCase done(@Nullable Long replySeconds, int returns, Verdict reply) {
        var steps = new EnumMap<ScoredStep, Long>(ScoredStep.class);
        if (replySeconds != null) {
            steps.put(ScoredStep.REPLY, replySeconds);
        }
        return new HandledCase(
                CaseId.random(),
                "郫市监投〔2026〕000001号",
                ComplaintState.REPLIED,
                steps,
                Map.of(Clock.REPLY, reply),
                returns,
                returns);
    }

    private static ScoredCase scored(HandledCase source, @Nullable HandledCase received, Map<Clock, Verdict> atSpeed) {
        return new ScoredCase(1, NOW, source, received, atSpeed);
    }

    private static Score score(ScoredCase... cases) {
        return Score.of(UUID.randomUUID(), NOW, 60, Arrays.asList(cases));
    }

    @Test
    void givenACaseThatHasNotComeInAgain_whenScored_thenNothingOfItIsCompared() {
        var score = score(
                scored(done(600L, 3, Verdict.LATE), null, Map.of()),
                scored(done(7_200L, 1, Verdict.MET), done(60L, 2, Verdict.LATE), Map.of(Clock.REPLY, Verdict.MET)));

        assertThat(score.planned()).isEqualTo(2);
        assertThat(score.received()).isEqualTo(1);
        assertThat(score.returns()).isEqualTo(2);
        assertThat(score.returnsBefore()).isEqualTo(1);
        assertThat(score.withoutApproval()).isEqualTo(2);
        assertThat(score.withoutApprovalBefore()).isEqualTo(1);
        assertThat(score.cases()).hasSize(2);
        assertThat(score.clocks())
                .isEqualTo(Map.of(
                        Clock.REPLY,
                        new Score.Kept(Map.of(Verdict.LATE, 1L), Map.of(Verdict.MET, 1L), Map.of(Verdict.MET, 1L))));
        assertThat(score.steps().get(ScoredStep.REPLY)).isEqualTo(new Score.Step(1, 1, 60L, 7_200L, 3_600L));
    }

    @Test
    void givenStepsOfSomeCases_whenScored_thenTheMedianIsOfThoseThatTookThem() {
        var score = score(
                scored(done(100L, 0, Verdict.MET), done(10L, 0, Verdict.MET), Map.of()),
                scored(done(300L, 0, Verdict.MET), done(null, 0, Verdict.MET), Map.of()),
                scored(done(200L, 0, Verdict.MET), done(21L, 0, Verdict.MET), Map.of()));

        assertThat(score.steps().get(ScoredStep.REPLY))
                .as("of two the middle between them, rounded up at the half")
                .isEqualTo(new Score.Step(2, 3, 16L, 200L, 960L));
        assertThat(score.steps().get(ScoredStep.SIGN_OFF)).isEqualTo(new Score.Step(0, 0, null, null, null));
        assertThat(score.steps()).containsOnlyKeys(ScoredStep.values());
    }

    @Test
    void givenVerdictsOfManyCases_whenScored_thenEachIsCounted() {
        var score = score(
                scored(done(1L, 0, Verdict.MET), done(1L, 0, Verdict.LATE), Map.of()),
                scored(done(1L, 0, Verdict.LATE), done(1L, 0, Verdict.LATE), Map.of()),
                scored(done(1L, 0, Verdict.MET), done(1L, 0, Verdict.RUNNING), Map.of()));
        assertThat(score.clocks())
                .isEqualTo(Map.of(
                        Clock.REPLY,
                        new Score.Kept(
                                Map.of(Verdict.LATE, 2L, Verdict.RUNNING, 1L),
                                Map.of(Verdict.MET, 2L, Verdict.LATE, 1L),
                                Map.of())));
    }

    @Test
    void givenNothingReceived_whenScored_thenThereIsNothingToCompare() {
        var score = score();
        assertThat(score.planned()).isZero();
        assertThat(score.clocks()).isEmpty();
        assertThat(score.steps().get(ScoredStep.REPLY).median()).isNull();
    }
}
