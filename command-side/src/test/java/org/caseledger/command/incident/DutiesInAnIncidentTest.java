package org.caseledger.command.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.incident.IncidentLife.ID;
import static org.caseledger.command.incident.IncidentLife.REPLAYED;
import static org.caseledger.command.incident.IncidentLife.close;
import static org.caseledger.command.incident.IncidentLife.closed;
import static org.caseledger.command.incident.IncidentLife.declare;
import static org.caseledger.command.incident.IncidentLife.declared;
import static org.caseledger.command.incident.IncidentLife.exercise;
import static org.caseledger.command.incident.IncidentLife.form;
import static org.caseledger.command.incident.IncidentLife.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.incident.IncidentCommand.CloseIncident;
import org.caseledger.command.incident.IncidentCommand.CompleteImprovement;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.EvaluateIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.command.incident.IncidentCommand.ReleaseInformation;
import org.caseledger.command.incident.IncidentCommand.ReportToSuperior;
import org.caseledger.command.incident.IncidentCommand.TakeMeasure;
import org.caseledger.events.Role;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.InformationReleased;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.events.incident.TaskGroup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a clause asks of a person in an incident is done by whom it asks, and recorded. */
class DutiesInAnIncidentTest {
    private static final String TRAINING = "组织全体客服人员培训";

    private static final Map<Class<?>, Class<? extends IncidentEvent>> EVENTS = Map.of(
            TakeMeasure.class, MeasureTaken.class,
            FormTaskForce.class, TaskForceFormed.class,
            DeclareIncident.class, IncidentDeclared.class,
            PlanReplay.class, ReplayPlanned.class,
            CloseIncident.class, IncidentClosed.class,
            EvaluateIncident.class, IncidentEvaluated.class,
            ReportToSuperior.class, ReportedToSuperior.class,
            ReleaseInformation.class, InformationReleased.class);

    static Stream<Arguments> duties() {
        return Stream.of(
                duty("P1.13b", Role.LEADER, declared(), take(IncidentMeasure.ON_SCENE)),
                duty("P1.15", Role.LEADER, declared(), take(IncidentMeasure.COORDINATE)),
                duty("P4.08", Role.LEADER, declared(), form(TaskGroup.LOGISTICS)),
                duty("P4.08", Role.CENTER_HEAD, declared(), take(IncidentMeasure.COORDINATE)),
                duty("P5.03", Role.LEADER, declared(), declare(true)),
                duty("P5.04", Role.CENTER_HEAD, exercise(), replay()),
                duty("P5.10", Role.LEADER, declared(), form(TaskGroup.RESPONSE)),
                duty("P5.11", Role.HANDLER, declared(), take(IncidentMeasure.PLAN)),
                duty("P5.16", Role.CENTER_HEAD, declared().then(report()), close()),
                duty("P5.17", Role.LEADER, closed(), evaluate("修订值班制度")),
                duty("P7.17", Role.LEADER, declared(), take(IncidentMeasure.MEETING)),
                duty("P7.18", Role.LEADER, declared(), take(IncidentMeasure.COORDINATE)),
                duty("P8.13", Role.LEADER, declared(), form(TaskGroup.PUBLICITY)),
                duty("P8.14", Role.LEADER, declared(), form(TaskGroup.LOGISTICS)),
                duty("P8.15", Role.CENTER_HEAD, declared(), report()),
                duty("P8.18a", Role.LEADER, declared(), take(IncidentMeasure.CLOSE_BUSINESS)),
                duty("P8.18b", Role.LEADER, declared(), take(IncidentMeasure.HOLD_TO_ACCOUNT)),
                duty("P8.19", Role.LEADER, declared(), take(IncidentMeasure.PREVENT)),
                duty("P8.20", Role.LEADER, declared(), take(IncidentMeasure.CALM)),
                duty("P3.15", Role.LEADER, declared(), release("已停业整顿")),
                duty("P8.21", Role.LEADER, declared(), release("已停业整顿")),
                duty("P3.16", Role.LEADER, declared(), release("整改措施：更换供货商，每日留样")));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("duties")
    void whatAClauseAsksIsDoneByWhomItAsks(
            String clause, Role who, IncidentLife life, IncidentCommand duty, Class<? extends IncidentEvent> event) {
        assertThat(Commands.mayGive(who, duty.getClass())).as(clause).isTrue();
        assertThat(life.given(duty)).as(clause).hasOnlyElementsOfType(event);
    }

    @Test
    @Tag("P3.04")
    void aTaskForceHasAHead() {
        assertThat(declared().given(form(TaskGroup.RESPONSE)))
                .singleElement()
                .isInstanceOfSatisfying(
                        TaskForceFormed.class,
                        formed -> assertThat(formed.head()).isEqualTo("王局长"));
    }

    /** What an evaluation asks for stays open until it is done. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("improvements")
    void whatIsToBecomeBetterIsAnImprovementUntilItIsDone(String clause, String what) {
        var life = closed();
        assertThat(life.given(evaluate(what)))
                .singleElement()
                .isInstanceOfSatisfying(
                        IncidentEvaluated.class,
                        e -> assertThat(e.improvements())
                                .extracting(Improvement::what)
                                .as(clause)
                                .containsExactly(what));
        var done = new CompleteImprovement(ID, 1, "已完成", null, null);
        assertThat(life.given(done)).hasOnlyElementsOfType(ImprovementCompleted.class);
        assertThat(catchThrowableOfType(Refused.class, () -> life.given(done)).rule())
                .isEqualTo(Rule.IMPROVEMENT_OPEN);
    }

    static Stream<Arguments> improvements() {
        return Stream.of(Arguments.of("P3.20", "按回访意见修订应急预案"), Arguments.of("P5.24", TRAINING));
    }

    private static Arguments duty(String clause, Role who, IncidentLife life, IncidentCommand duty) {
        return Arguments.of(clause, who, life, duty, EVENTS.get(duty.getClass()));
    }

    private static TakeMeasure take(IncidentMeasure measure) {
        return new TakeMeasure(ID, measure, "已办理", null, "张三", null, null);
    }

    private static ReleaseInformation release(String text) {
        return new ReleaseInformation(ID, "单位网站", text, null, null);
    }

    private static EvaluateIncident evaluate(String what) {
        return new EvaluateIncident(
                ID, List.of("接待不及时"), List.of(new Improvement(what, "赵中心", LocalDate.parse("2026-12-31"))), null, null);
    }

    private static PlanReplay replay() {
        var now = exercise().now();
        var from = now.minus(Duration.ofDays(28));
        return new PlanReplay(
                ID,
                from,
                from.plus(Duration.ofDays(1)),
                60,
                now,
                List.of(new ReplayedCase(REPLAYED, from.plus(Duration.ofHours(10)), 1)));
    }
}
