package org.caseledger.query.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.process.TracedCase.ProcessStep;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.testing.Events;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class ProcessViewTest {
    // Folding needs no database; nothing connects.
    private final ProcessView view = new ProcessView(new PGSimpleDataSource(), Procedures.builtIn());

    private List<Deviation> deviations(History history) {
        return fold(view, history.recorded()).deviations();
    }

    @Test
    void everyEventIsFolded_andEveryActOnTheWayIsAStep() {
        var events = Samples.all();
        var steps =
                fold(view, events).steps().stream().map(ProcessStep::activity).collect(Collectors.toSet());

        Set<String> acts = EventCodec.types().stream()
                .filter(Act.class::isAssignableFrom)
                .map(EventCodec::nameOf)
                .collect(Collectors.toSet());
        var besideTheWay = List.of(
                "HistoryAdopted", "SecrecyMarked", "SecrecyLifted", "FactsAdded", "CaseTakenOver", "TakeOverConfirmed");
        acts.removeAll(besideTheWay);
        assertThat(steps).containsAll(acts).contains("DeadlineExtended", "DeadlineSuspended");
        assertThat(steps).doesNotContainAnyElementsOf(besideTheWay);
        assertThat(steps).doesNotContain("DeadlineSet", "DeadlineMissed");
    }

    @Test
    void theCaseAfterAnyStepIsFoldedFromWhatWasStoredBeforeIt() {
        var events = History.wholeLife().recorded();
        TracedCase stored = null;
        for (int n = 1; n <= events.size(); n++) {
            TracedCase next = view.on(stored, events.get(n - 1));
            assertThat(next).isEqualTo(fold(view, events.subList(0, n)));
            stored = EventCodec.read(EventCodec.write(next), TracedCase.class);
            assertThat(stored).isEqualTo(next);
            assertThat(view.on(stored, events.get(n - 1))).isSameAs(stored);
        }
    }

    @Test
    void aPathIsTheNamesOfTheSteps() {
        assertThat(fold(view, History.received().classified().recorded()).path())
                .isEqualTo(">ComplaintReceived>ComplaintClassified>");
    }

    private static History signedOff() {
        return History.received().classified().signedOff(XIPU);
    }

    @Test
    void theUsualWayConforms_alsoThroughAReturnAndAnotherRound() {
        assertThat(deviations(signedOff()
                        .assigned(XIPU)
                        .returned()
                        .assigned(History.ANJING)
                        .accepted()
                        .replied()
                        .followedUp(Satisfaction.NOT)
                        .reopened()
                        .investigated(false)
                        .replied()
                        .followedUp(Satisfaction.SATISFIED)
                        .archived()))
                .isEmpty();
    }

    @Test
    @DisplayName("P2.11, P9.03: classified, then signed off, then assigned")
    void whatComesBeforeAnAssignmentIsNotSkipped() {
        assertThat(deviations(History.received().assigned(XIPU)))
                .containsExactly(Deviation.CLASSIFICATION_SKIPPED, Deviation.SIGN_OFF_SKIPPED);
        assertThat(deviations(History.received().classified().assigned(XIPU)))
                .containsExactly(Deviation.SIGN_OFF_SKIPPED);
        assertThat(deviations(signedOff().assigned(XIPU).returned().assigned(XIPU)))
                .isEmpty();
    }

    @Test
    @DisplayName("P9.06: a complaint is accepted before it is replied to, an inquiry need not be")
    void aDecisionIsNotSkipped() {
        assertThat(deviations(signedOff().assigned(XIPU).replied())).containsExactly(Deviation.DECISION_SKIPPED);
        assertThat(deviations(History.received(ComplaintKind.INQUIRY, Channel.PHONE, null)
                        .classified()
                        .replied()))
                .isEmpty();
    }

    @Test
    @DisplayName("P9.12, P9.14: approvals and the on-site investigation come before the reply")
    void gatesAreNotSkipped() {
        var gated = accepted(Severity.MAJOR).drafted().approved(ApprovalLevel.LEADER);
        assertThat(deviations(gated.replied())).containsExactly(Deviation.APPROVALS_SKIPPED);
        assertThat(deviations(accepted(Severity.MAJOR)
                        .drafted()
                        .approved(ApprovalLevel.LEADER)
                        .approved(ApprovalLevel.LEGAL)
                        .replied()))
                .isEmpty();
        assertThat(deviations(accepted(Severity.MAJOR).replied())).containsExactly(Deviation.APPROVALS_SKIPPED);
        assertThat(deviations(accepted(Severity.MAJOR)
                        .drafted()
                        .approved(ApprovalLevel.LEGAL)
                        .approved(ApprovalLevel.LEADER)
                        .replied()))
                .as("legal before leader")
                .containsExactly(Deviation.APPROVALS_SKIPPED);

        var flagged =
                accepted(Severity.GENERAL, Flag.ON_SITE).investigated(false).replied();
        assertThat(deviations(flagged)).containsExactly(Deviation.ON_SITE_SKIPPED);
        assertThat(deviations(accepted(Severity.GENERAL, Flag.ON_SITE)
                        .investigated(true)
                        .replied()))
                .isEmpty();
    }

    private static History opinionUnder(String procedure, Severity severity) {
        return History.receivedUnder(procedure)
                .classified(severity)
                .assigned(XIPU)
                .accepted();
    }

    private static History proposed(History history, @Nullable String method) {
        var plan = new Plan(method, history.now(), "何岸");
        return history.by(Role.HANDLER, new OpinionProposed(History.SEALED, plan, history.occurred()));
    }

    private static History reviewed(History history, boolean agreed) {
        return history.by(Role.CENTER_HEAD, new OpinionReviewed(1, agreed, "见批注", "head", history.occurred()));
    }

    @Test
    @DisplayName("P4.15, P6.09, P7.08: a handling opinion comes before the reply that asks for one")
    void anOpinionIsNotSkipped() {
        for (var procedure : List.of("P4", "P6", "P7")) {
            var major = opinionUnder(procedure, Severity.MAJOR);
            assertThat(deviations(major.replied())).as(procedure).contains(Deviation.OPINION_SKIPPED);
            var proposed = proposed(opinionUnder(procedure, Severity.MAJOR), "责令退款");
            assertThat(deviations(reviewed(proposed, true).replied()))
                    .as(procedure)
                    .doesNotContain(Deviation.OPINION_SKIPPED, Deviation.OPINION_NOT_REVIEWED);
        }
        assertThat(deviations(opinionUnder("P4", Severity.GENERAL).replied()))
                .as("one that is not given on")
                .doesNotContain(Deviation.OPINION_SKIPPED);
        var again = proposed(opinionUnder("P7", Severity.GENERAL), "责令退款").replied();
        assertThat(deviations(again.reopened().replied()))
                .as("each round has its own")
                .contains(Deviation.OPINION_SKIPPED);
    }

    @Test
    @DisplayName("P6.10: the complaint center has agreed to the opinion before the reply")
    void anOpinionIsReviewed() {
        var proposed = proposed(opinionUnder("P6", Severity.GENERAL), "责令退款");
        assertThat(deviations(proposed.replied())).contains(Deviation.OPINION_NOT_REVIEWED);
        var sentBack = proposed(opinionUnder("P6", Severity.GENERAL), "责令退款");
        assertThat(deviations(reviewed(sentBack, false).replied())).contains(Deviation.OPINION_SKIPPED);
        assertThat(deviations(
                        proposed(opinionUnder("P7", Severity.GENERAL), "退款").replied()))
                .as("P7 asks for no review")
                .doesNotContain(Deviation.OPINION_NOT_REVIEWED);
    }

    @Test
    @DisplayName("P7.09: a plan says how, by when and who")
    void aPlanIsComplete() {
        assertThat(deviations(proposed(opinionUnder("P7", Severity.GENERAL), " ")))
                .containsExactly(Deviation.PLAN_INCOMPLETE);
        assertThat(deviations(proposed(opinionUnder("P7", Severity.GENERAL), "退款")))
                .isEmpty();
        assertThat(deviations(proposed(opinionUnder("P6", Severity.GENERAL), " ")))
                .isEmpty();
    }

    private static History accepted(Severity severity, Flag... flags) {
        return History.received()
                .classified(severity, flags)
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted();
    }

    @Test
    @DisplayName("P2.21: after a reply comes a follow-up, in each round")
    void aFollowUpIsNotSkipped() {
        var replied = accepted(Severity.GENERAL).replied();
        assertThat(deviations(replied)).isEmpty();
        assertThat(deviations(replied.archived())).containsExactly(Deviation.FOLLOW_UP_SKIPPED);

        var secondRound = accepted(Severity.GENERAL)
                .replied()
                .followedUp(Satisfaction.NOT)
                .reopened()
                .replied()
                .archived();
        assertThat(deviations(secondRound)).containsExactly(Deviation.FOLLOW_UP_SKIPPED);
        var declined = signedOff().assigned(XIPU).declined().archived();
        assertThat(deviations(declined)).as("nothing was replied").isEmpty();
    }

    @ParameterizedTest(name = "{0} by {1} with {2}")
    @CsvSource({"退款, , 何岸", "退款, 2026-03-20T10:00:00Z, ", "退款, 2026-03-20T10:00:00Z, ' '"})
    @DisplayName("P7.09: a plan without a time or without anybody responsible is not complete")
    void givenAPlanThatLacksAPart_whenProposed_thenItIsNotComplete(
            String method, @Nullable Instant by, @Nullable String responsible) {
        var history = opinionUnder("P7", Severity.GENERAL);
        history.by(
                Role.HANDLER,
                new OpinionProposed(History.SEALED, new Plan(method, by, responsible), history.occurred()));
        assertThat(deviations(history)).containsExactly(Deviation.PLAN_INCOMPLETE);
    }

    @Test
    @DisplayName("P9.06: a report needs a decision like a complaint")
    void givenAReport_whenItIsRepliedToWithoutADecision_thenThatIsSkipped() {
        var report = History.received(ComplaintKind.REPORT, Channel.PHONE, "红光超市");
        assertThat(deviations(report.classified().signedOff(XIPU).assigned(XIPU).replied()))
                .containsExactly(Deviation.DECISION_SKIPPED);
    }

    @Test
    void givenACorrectedKind_whenRepliedTo_thenTheCaseIsJudgedAsWhatItIs() {
        var corrected = signedOff()
                .assigned(XIPU)
                .corrected(CorrectedField.KIND, "COMPLAINT", "INQUIRY")
                .replied();
        assertThat(deviations(corrected)).isEmpty();
    }

    @Test
    void givenOneInvestigationOnSite_whenAnotherIsNot_thenTheCaseWasOnSite() {
        var history = accepted(Severity.GENERAL, Flag.ON_SITE)
                .investigated(true)
                .investigated(false)
                .replied();
        assertThat(deviations(history)).isEmpty();
    }

    @Test
    void givenAProcedureWithoutThatGate_whenTheFlagIsSet_thenNothingOnSiteIsAskedFor() {
        var history = History.receivedUnder("P6")
                .classified(Severity.GENERAL, Flag.ON_SITE)
                .assigned(XIPU)
                .accepted()
                .replied();
        assertThat(deviations(history)).doesNotContain(Deviation.ON_SITE_SKIPPED);
    }

    @Test
    void givenANewRound_whenItIsArchivedWithoutAReply_thenNoFollowUpWasSkipped() {
        var history = accepted(Severity.GENERAL)
                .replied()
                .followedUp(Satisfaction.NOT)
                .reopened()
                .archived();
        assertThat(deviations(history)).isEmpty();
    }

    @Test
    void givenADeviation_whenTheSameHappensAgain_thenItIsToldOnce() {
        var history = History.received().assigned(XIPU).returned().assigned(XIPU);
        assertThat(deviations(history)).containsExactly(Deviation.CLASSIFICATION_SKIPPED, Deviation.SIGN_OFF_SKIPPED);
    }

    @Test
    void givenAnInquiry_whenItWasAcceptedFirst_thenItNeedsAnOpinionLikeAnyCase() {
        var atOnce = inquiryUnderP7();
        assertThat(deviations(atOnce.replied())).doesNotContain(Deviation.OPINION_SKIPPED);
        var accepted = inquiryUnderP7().assigned(XIPU).accepted();
        assertThat(deviations(accepted.replied())).contains(Deviation.OPINION_SKIPPED);
    }

    private static History inquiryUnderP7() {
        return History.receivedUnder("P7")
                .corrected(CorrectedField.KIND, "COMPLAINT", "INQUIRY")
                .classified();
    }

    @Test
    void givenAMigratedCase_whenFolded_thenNothingIsJudged() {
        var like = (ComplaintReceived) History.received().recorded().get(0).event();
        var migrated = History.beginning(Events.received(
                like.caseId(),
                like.number(),
                like.kind(),
                like.channel(),
                null,
                like.narrative(),
                like.respondent(),
                "P9",
                new Occurred(like.occurredAt(), null, "old")));
        assertThat(deviations(migrated.assigned(XIPU).replied().archived())).isEmpty();
        assertThat(fold(view, migrated.recorded()).migrated()).isTrue();
        assertThat(fold(view, migrated.recorded()).steps()).hasSize(4);
    }

    @Test
    void givenAProcedureThatIsGone_whenFolded_thenOnlyTheOrderOfStepsIsJudged() {
        var history = History.receivedUnder("GONE")
                .classified(Severity.MAJOR, Flag.ON_SITE)
                .assigned(XIPU)
                .accepted()
                .replied();
        assertThat(deviations(history)).isEmpty();
        assertThat(deviations(History.receivedUnder("GONE").assigned(XIPU).replied()))
                .containsExactly(Deviation.CLASSIFICATION_SKIPPED, Deviation.DECISION_SKIPPED);
    }
}
