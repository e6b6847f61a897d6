package org.caseledger.command.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.incident.IncidentLife.CASE;
import static org.caseledger.command.incident.IncidentLife.ID;
import static org.caseledger.command.incident.IncidentLife.REPLAYED;
import static org.caseledger.command.incident.IncidentLife.close;
import static org.caseledger.command.incident.IncidentLife.closed;
import static org.caseledger.command.incident.IncidentLife.declare;
import static org.caseledger.command.incident.IncidentLife.declared;
import static org.caseledger.command.incident.IncidentLife.exercise;
import static org.caseledger.command.incident.IncidentLife.form;
import static org.caseledger.command.incident.IncidentLife.report;
import static org.caseledger.command.incident.IncidentLife.take;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.incident.IncidentCommand.AttachComplaint;
import org.caseledger.command.incident.IncidentCommand.CompleteImprovement;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DetachComplaint;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.command.incident.IncidentCommand.EvaluateIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.incident.IncidentCommand.ReportToSuperior;
import org.caseledger.command.incident.IncidentCommand.TakeMeasure;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.events.incident.TaskGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be done in an incident, and what must come before what. */
class HandlingAnIncidentTest {
    private static final AttachComplaint ATTACH = new AttachComplaint(ID, CASE, "同一食堂", null, null);
    private static final DetachComplaint DETACH = new DetachComplaint(ID, CASE, "另一食堂", null, null);

    private static Rule refusal(IncidentLife life, IncidentCommand command) {
        var refused = catchThrowableOfType(Refused.class, () -> life.given(command));
        assertThat(refused).as("%s", command).isNotNull();
        assertThat(refused.zh() + refused.en()).doesNotContain("{", "null");
        return refused.rule();
    }

    @Test
    @DisplayName("P4.19 接到紧急投诉后,立即启动应急预案: the complaint that proposed it is attached")
    void givenAProposalOfACase_whenItIsDeclared_thenTheCaseIsAttached() {
        var proposal = ProposalId.of(CASE);
        var events = declared().given(declareBy(proposal, false));
        assertThat(events.get(0)).isInstanceOf(IncidentDeclared.class);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        ComplaintAttached.class, e -> assertThat(e.caseId()).isEqualTo(CASE));
    }

    @Test
    void givenAProposalOfACaseThatNobodyKnows_orOfAnExercise_thenItIsNeitherDeclaredNorDismissed() {
        var life = declared();
        var unknown = ProposalId.of(CaseId.random());
        var replayed = ProposalId.of(REPLAYED);
        var later = ProposalId.of(life.now().plusSeconds(1), "ALL");
        assertThat(refusal(life, new DismissProposal(ID, unknown, "属个别情况"))).isEqualTo(Rule.CASE_THERE);
        assertThat(refusal(life, new DismissProposal(ID, replayed, "属个别情况"))).isEqualTo(Rule.EXERCISE_APART);
        assertThat(refusal(life, new DismissProposal(ID, later, "属个别情况"))).isEqualTo(Rule.NOT_IN_THE_FUTURE);
        assertThat(life.given(new DismissProposal(ID, ProposalId.of(life.now(), "ALL"), "系统对接补录")))
                .hasSize(1);
        assertThat(refusal(life, declareBy(unknown, false))).isEqualTo(Rule.CASE_THERE);
        assertThat(refusal(life, declareBy(ProposalId.of(CASE), true))).isEqualTo(Rule.EXERCISE_APART);
    }

    private static DeclareIncident declareBy(ProposalId proposal, boolean exercise) {
        return new DeclareIncident(
                proposal.incident(),
                IncidentKind.MAJOR,
                IncidentLevel.FOUR,
                "食物中毒",
                "紧急投诉",
                exercise,
                proposal,
                null,
                null);
    }

    @Test
    void givenADismissedProposal_thenNothingIsDoneInIt() {
        var life = declared();
        life.then(new DismissProposal(ID, ProposalId.of(CASE), "属个别情况"));
        for (var command : List.of(report(), take(null), close(), ATTACH)) {
            assertThat(refusal(life, command)).isEqualTo(Rule.INCIDENT_DECLARED);
        }
    }

    @Test
    @DisplayName("P8.11 工作组: a measure is taken by a group that was formed, or by the leading group")
    void givenATaskForce_thenAMeasureNamesAGroupOfIt() {
        var life = declared();
        assertThat(life.given(take(null))).hasOnlyElementsOfType(MeasureTaken.class);
        assertThat(refusal(life, take(TaskGroup.RESPONSE))).isEqualTo(Rule.GROUP_FORMED);
        life.then(form(TaskGroup.RESPONSE));
        assertThat(life.given(take(TaskGroup.RESPONSE))).hasSize(1);
        life.then(form(TaskGroup.LOGISTICS));
        assertThat(refusal(life, take(TaskGroup.RESPONSE))).isEqualTo(Rule.GROUP_FORMED);
    }

    @Test
    void aTaskForceHasGroups_andTheseHaveMembers() {
        for (var groups : List.<Map<TaskGroup, List<String>>>of(Map.of(), Map.of(TaskGroup.RESPONSE, List.of()))) {
            assertThat(refusal(declared(), new FormTaskForce(ID, "王局长", groups, null, null)))
                    .isEqualTo(Rule.TASK_FORCE_STAFFED);
        }
    }

    @Test
    void aCaseIsAttachedOnce_andAWrongOneIsTakenBack() {
        var life = declared().then(ATTACH);
        assertThat(refusal(life, ATTACH)).isEqualTo(Rule.ATTACHED_ONCE);
        life.then(DETACH);
        assertThat(refusal(life, DETACH)).isEqualTo(Rule.ATTACHED);
        assertThat(life.given(ATTACH)).hasSize(1);
        assertThat(refusal(life, new AttachComplaint(ID, CaseId.random(), "同一食堂", null, null)))
                .isEqualTo(Rule.CASE_THERE);
    }

    @Test
    @DisplayName("P3.21 演练: an exercise has its own cases, an incident real ones")
    void exercisesAndRealCasesAreKeptApart() {
        assertThat(refusal(exercise(), ATTACH)).isEqualTo(Rule.EXERCISE_APART);
        var replayed = new AttachComplaint(ID, REPLAYED, "演练所用的件", null, null);
        assertThat(refusal(declared(), replayed)).isEqualTo(Rule.EXERCISE_APART);
        assertThat(exercise().given(replayed)).hasSize(1);
    }

    @Test
    @DisplayName("P1.14 及时向上级部门报告: a real incident is not closed before that, an exercise may be")
    void givenARealIncident_thenItIsReportedBeforeItIsClosed() {
        var life = declared();
        assertThat(refusal(life, close())).isEqualTo(Rule.REPORTED_BEFORE_THE_END);
        assertThat(life.given(report())).hasOnlyElementsOfType(ReportedToSuperior.class);
        assertThat(life.given(close())).hasOnlyElementsOfType(IncidentClosed.class);
        assertThat(exercise().given(close())).hasOnlyElementsOfType(IncidentClosed.class);
    }

    @Test
    void givenAReportOfWhatIsYetToHappen_thenItIsRefused() {
        var life = declared();
        var r = report();
        var future = new ReportToSuperior(
                ID, r.authority(), life.now().plusSeconds(1), r.place(), r.persons(), r.scope(), null, null);
        assertThat(refusal(life, future)).isEqualTo(Rule.NOT_IN_THE_FUTURE);
    }

    @Test
    @DisplayName("P8.22 应急处置结束后…总结评估: nothing but the evaluation follows the end")
    void givenAClosedIncident_thenOnlyItsEvaluationAndImprovementsFollow() {
        var life = closed();
        for (var command : List.of(report(), take(null), close(), ATTACH, form(TaskGroup.RESPONSE))) {
            assertThat(refusal(life, command)).isEqualTo(Rule.BEFORE_THE_END);
        }
        assertThat(refusal(declared(), evaluate("2026-12-31"))).isEqualTo(Rule.AFTER_THE_END);
        assertThat(life.given(evaluate("2026-12-31"))).hasOnlyElementsOfType(IncidentEvaluated.class);
        assertThat(refusal(life, evaluate("2026-12-31"))).isEqualTo(Rule.EVALUATED_ONCE);
    }

    @Test
    @DisplayName("P5.18 改进措施: each is done once, and its last day lies ahead")
    void givenAnEvaluation_thenEachImprovementIsCompletedOnce() {
        assertThat(refusal(closed(), evaluate("2020-01-01"))).isEqualTo(Rule.TIME_AHEAD);
        var life = closed().then(evaluate("2026-12-31"));
        assertThat(refusal(life, complete(0))).isEqualTo(Rule.IMPROVEMENT_OPEN);
        assertThat(refusal(life, complete(2))).isEqualTo(Rule.IMPROVEMENT_OPEN);
        assertThat(life.given(complete(1))).hasOnlyElementsOfType(ImprovementCompleted.class);
        assertThat(refusal(life, complete(1))).isEqualTo(Rule.IMPROVEMENT_OPEN);
        assertThat(refusal(declared(), complete(1))).isEqualTo(Rule.AFTER_THE_END);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P2.22, P8.06–09: an incident is of any kind that the procedures name")
    void anIncidentOfEachKindIsDeclared(IncidentKind kind) {
        var d = declare(false);
        var declaration = new DeclareIncident(ID, kind, d.level(), d.title(), d.why(), false, null, null, null);
        assertThat(declared().given(declaration))
                .singleElement()
                .isInstanceOfSatisfying(
                        IncidentDeclared.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P8.11–14: each group of a task force takes measures")
    void aMeasureIsTakenByEachGroup(TaskGroup group) {
        assertThat(declared().then(form(group)).given(take(group)))
                .singleElement()
                .isInstanceOfSatisfying(
                        MeasureTaken.class, e -> assertThat(e.group()).isEqualTo(group));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("P1.13–15, P2.24, P5.11, P7.17, P8.17–20: each measure that they name is taken")
    void eachMeasureIsTaken(IncidentMeasure measure) {
        var command = new TakeMeasure(ID, measure, "已办理", null, "张三", null, null);
        assertThat(declared().given(command))
                .singleElement()
                .isInstanceOfSatisfying(
                        MeasureTaken.class, e -> assertThat(e.measure()).isEqualTo(measure));
    }

    private static EvaluateIncident evaluate(String by) {
        return new EvaluateIncident(
                ID, List.of("报告不及时"), List.of(new Improvement("修订值班制度", "赵中心", LocalDate.parse(by))), null, null);
    }

    private static CompleteImprovement complete(int improvement) {
        return new CompleteImprovement(ID, improvement, "已修订", null, null);
    }

    @Test
    void anIncidentIsDeclaredByTheLeadingGroupAsItIsTold() {
        assertThat(declared().given(declare(true)))
                .singleElement()
                .isInstanceOfSatisfying(
                        IncidentDeclared.class, e -> assertThat(e.exercise()).isTrue());
    }
}
