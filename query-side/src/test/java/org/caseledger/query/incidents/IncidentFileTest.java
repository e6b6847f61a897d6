package org.caseledger.query.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.InformationReleased;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.events.incident.IncidentEvent.ProposalDismissed;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.events.incident.TaskGroup;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.Test;

/** An incident or exercise step by step, and what lists, its page and its report show of it. */
class IncidentFileTest {
    private static final CaseId FIRST = CaseId.named("first");
    private static final CaseId SECOND = CaseId.named("second");
    private static final CaseId THIRD = CaseId.named("third");

    private static ReportedToSuperior reported(String authority, String scope, Occurred occurred) {
        return new ReportedToSuperior(
                authority, Instant.parse("2026-06-15T01:00:00Z"), "某中学", "学生40人", scope, occurred);
    }

    private static IncidentEvaluated evaluated(Occurred occurred, Improvement... improvements) {
        return new IncidentEvaluated(List.of("人手不足", "报告迟缓"), List.of(improvements), occurred);
    }

    @Test
    void givenNothingOrAnotherStream_whenFolded_thenThereIsNone() {
        assertThat(IncidentFile.fold(List.of())).isEmpty();
        assertThat(IncidentFile.fold(History.wholeLife().recorded())).isEmpty();
    }

    @Test
    void givenEveryEventOfAnIncident_whenFolded_thenEachLeavesItsTrace() {
        var before = IncidentLife.declared();
        for (var sample : Samples.all()) {
            if (sample.event() instanceof IncidentEvent event) {
                var file = before.file();
                before.on(event);
                assertThat(withoutPlace(before.file())).as("%s", event).isNotEqualTo(withoutPlace(file));
            }
        }
    }

    private static String withoutPlace(IncidentFile file) {
        return EventCodec.write(file).replaceFirst("\"version\":\\d+,\"position\":\\d+", "");
    }

    @Test
    void givenEventsOfOthersAmongThem_whenFolded_thenTheyChangeNothing() {
        var life = IncidentLife.declared().attached(FIRST);
        var file = life.file();
        for (var sample : Samples.all()) {
            if (!(sample.event() instanceof IncidentEvent)) {
                assertThat(IncidentFile.on(file, sample)).as("%s", sample).isSameAs(file);
            }
        }
    }

    @Test
    void givenAnEventThatIsKnown_whenItComesAgain_thenItIsNotCountedTwice() {
        var life = IncidentLife.declared().attached(FIRST).attached(SECOND);
        var file = life.file();
        assertThat(IncidentFile.on(file, life.recorded().get(1))).isSameAs(file);
        assertThat(IncidentFile.on(file, life.recorded().get(2))).isSameAs(file);
        assertThat(file.version()).isEqualTo(2);
        assertThat(file.position()).isEqualTo(3);
    }

    @Test
    void givenAFileThatWasStored_whenItGoesOn_thenNothingOfItIsLost() {
        var life = IncidentLife.declared()
                .on(new TaskForceFormed("王局长", Map.of(TaskGroup.RESPONSE, List.of("𠮷四")), Occurred.at(Instant.EPOCH)))
                .attached(FIRST)
                .attached(SECOND)
                .detached(FIRST)
                .planned("2026-03-02T00:00:00Z", 60, new ReplayedCase(THIRD, at(2), 1))
                .stopped()
                .closed();
        IncidentFile stored = null;
        for (var recorded : life.recorded()) {
            var next = IncidentFile.on(stored, recorded);
            stored = EventCodec.read(EventCodec.write(next), IncidentFile.class);
            assertThat(stored).isEqualTo(next);
        }
        assertThat(stored).isEqualTo(life.file());
    }

    @Test
    void givenAllStepsOfAnIncident_whenTheLastIsFolded_thenTheEarlierOnesAreStillThere() {
        var life = IncidentLife.declared();
        Samples.all().stream()
                .filter(sample -> sample.event() instanceof IncidentEvent)
                .forEach(sample -> life.on((IncidentEvent) sample.event()));
        var file = life.attached(FIRST).file();

        assertThat(file.dismissed().what().reason()).isEqualTo("个案，不启动");
        assertThat(file.declared().what().kind()).isEqualTo(IncidentKind.SURGE);
        assertThat(file.taskForce().what().head()).isEqualTo("王局长");
        assertThat(file.measures()).hasSize(1);
        assertThat(file.reports()).hasSize(1);
        assertThat(file.releases()).hasSize(1);
        assertThat(file.detached()).hasSize(1);
        assertThat(file.replay().what().speed()).isEqualTo(60);
        assertThat(file.stopped().what().reason()).isEqualTo("时间已到");
        assertThat(file.closed().what().result()).isEqualTo("全部办结");
        assertThat(file.evaluated().what().problems()).containsExactly("人手不足");
        assertThat(file.completed()).hasSize(1);
        assertThat(file.attached()).hasSize(1);
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-03-02T00:00:00Z").plusSeconds(3_600L * hour);
    }

    @Test
    void givenACase_whenItIsDetachedAndAttachedAgain_thenItBelongsToItOnce() {
        var life = IncidentLife.declared().attached(FIRST).attached(SECOND).detached(FIRST);
        assertThat(life.file().cases()).containsExactly(SECOND);
        assertThat(life.file().detached()).containsExactly(FIRST);

        life.attached(FIRST);
        assertThat(life.file().cases()).containsExactly(SECOND, FIRST);
        assertThat(life.file().detached()).isEmpty();
    }

    @Test
    void givenADismissedProposal_whenFolded_thenItIsNoIncident() {
        var dismissed = IncidentLife.empty()
                .on(new ProposalDismissed(ProposalId.of(FIRST), "个案，不启动", Occurred.at(Instant.EPOCH)))
                .file();
        assertThat(dismissed.hasBegun()).isFalse();
        assertThat(dismissed.goesOn()).isFalse();
        assertThat(dismissed.ofExercise()).isFalse();
        assertThat(dismissed.dismissed().what().reason()).isEqualTo("个案，不启动");
        assertThat(ImprovementRow.of(dismissed)).isEmpty();
    }

    @Test
    void givenAnIncident_whenItIsClosed_thenItGoesOnNoLonger() {
        assertThat(IncidentLife.declared().file().goesOn()).isTrue();
        assertThat(IncidentLife.declared().file().ofExercise()).isFalse();
        assertThat(IncidentLife.declared().closed().file().goesOn()).isFalse();
        assertThat(IncidentLife.declared().closed().file().hasBegun()).isTrue();
        assertThat(IncidentLife.exercise().file().ofExercise()).isTrue();
    }

    @Test
    void givenAStepWithoutATime_whenShown_thenItHappenedWhenItWasRecorded() {
        var life = IncidentLife.declared()
                .at("2026-06-15T05:00:00Z")
                .on(new InformationReleased("局网站", "正在处理", new Occurred(null, "补录", null)))
                .on(new InformationReleased("微博", "已控制", Occurred.at(Instant.parse("2026-06-15T04:00:00Z"))));
        assertThat(life.file().releases())
                .extracting(d -> d.at().toString(), d -> d.recordedAt().toString(), d -> d.who())
                .containsExactly(
                        tuple("2026-06-15T05:00:00Z", "2026-06-15T05:00:00Z", IncidentLife.LEADER),
                        tuple("2026-06-15T04:00:00Z", "2026-06-15T05:00:00Z", IncidentLife.LEADER));
    }

    private static IncidentLife replay() {
        return IncidentLife.exercise()
                .at("2026-06-15T01:00:00Z")
                .planned(
                        "2026-03-02T00:00:00Z",
                        60,
                        new ReplayedCase(FIRST, at(0), 1),
                        new ReplayedCase(SECOND, at(10), 0),
                        new ReplayedCase(THIRD, at(20), 1));
    }

    @Test
    void givenAReplay_whenPlanned_thenEachCaseIsDueSoManyTimesSooner() {
        var file = replay().file();
        assertThat(file.replayed())
                .extracting(
                        ReplayRow::number,
                        ReplayRow::source,
                        r -> r.dueAt().toString(),
                        ReplayRow::respondent,
                        ReplayRow::attached)
                .containsExactly(
                        tuple(1, FIRST, "2026-06-15T01:00:00Z", 1, true),
                        tuple(2, SECOND, "2026-06-15T01:10:00Z", 0, true),
                        tuple(3, THIRD, "2026-06-15T01:20:00Z", 1, true));
        assertThat(file.replayed()).allMatch(r -> r.caseId().equals(CaseId.replayed(file.id(), r.source())));
    }

    @Test
    void givenAReplay_whenItIsStopped_thenWhatWasDueByThenStaysAndNoOtherComes() {
        var stopped = replay().at("2026-06-15T01:10:00Z").stopped().file();
        assertThat(stopped.replayed())
                .extracting(ReplayRow::attached)
                .as("one that is due at that very second has come")
                .containsExactly(true, true, false);
        assertThat(stopped.cases())
                .containsExactly(CaseId.replayed(stopped.id(), FIRST), CaseId.replayed(stopped.id(), SECOND));
    }

    @Test
    void givenACaseOfTheReplay_whenItIsAttachedByHandAsWell_thenItIsOneCase() {
        var life = replay();
        var received = CaseId.replayed(life.id(), SECOND);
        assertThat(life.attached(received).file().cases())
                .containsExactly(received, CaseId.replayed(life.id(), FIRST), CaseId.replayed(life.id(), THIRD));
    }

    private static IncidentLife withImprovements() {
        var life = IncidentLife.declared().closed();
        return life.on(evaluated(
                life.occurred(),
                new Improvement("备勤名单", "赵中心", LocalDate.of(2026, 7, 1)),
                new Improvement("修订预案", "王局长", LocalDate.of(2026, 6, 30))));
    }

    @Test
    void givenImprovements_whenOneIsDone_thenOnlyTheOtherIsStillToDo() {
        var life = withImprovements();
        var done = new Occurred(Instant.parse("2026-06-20T01:00:00Z"), null, null);
        life.on(new ImprovementCompleted(2, "已修订", done));

        assertThat(ImprovementRow.of(life.file()))
                .extracting(
                        ImprovementRow::number,
                        ImprovementRow::title,
                        ImprovementRow::what,
                        ImprovementRow::who,
                        ImprovementRow::done,
                        r -> r.completedAt() == null ? null : r.completedAt().toString())
                .containsExactly(
                        tuple(1, "食堂食物中毒", "备勤名单", "赵中心", null, null),
                        tuple(2, "食堂食物中毒", "修订预案", "王局长", "已修订", "2026-06-20T01:00:00Z"));
        assertThat(IncidentRow.of(life.file()).improvements()).isEqualTo(1);
    }

    @Test
    void givenAnImprovement_whenItsLastDayHasPassed_thenItIsOverdueUnlessDone() {
        var life = withImprovements();
        var second = ImprovementRow.of(life.file()).get(1);
        assertThat(second.isOverdueOn(LocalDate.of(2026, 6, 30))).isFalse();
        assertThat(second.isOverdueOn(LocalDate.of(2026, 7, 1))).isTrue();
        assertThat(evaluation(life, LocalDate.of(2026, 7, 1)).overdue()).isEqualTo(1);
        assertThat(evaluation(life, LocalDate.of(2026, 7, 2)).overdue()).isEqualTo(2);

        life.on(new ImprovementCompleted(2, "已修订", life.occurred()));
        assertThat(evaluation(life, LocalDate.of(2026, 7, 2)).overdue()).isEqualTo(1);
        assertThat(evaluation(life, LocalDate.of(2026, 7, 2)).problems()).containsExactly("人手不足", "报告迟缓");
    }

    private static IncidentSummary.Evaluation evaluation(IncidentLife life, LocalDate today) {
        return IncidentSummary.of(life.file(), today).evaluation();
    }

    @Test
    void givenAnIncident_whenListed_thenItsRowTellsTheLastReportAndHowManyOfEach() {
        var life = IncidentLife.declared();
        var bare = IncidentRow.of(life.file());
        assertThat(bare.reportedAt()).isNull();
        assertThat(bare.closedAt()).isNull();
        assertThat(bare.evaluated()).isFalse();
        assertThat(bare.cases()).isZero();

        life.attached(FIRST)
                .attached(SECOND)
                .on(new MeasureTaken(IncidentMeasure.ADD_STAFF, "增派三人", TaskGroup.LOGISTICS, "李四", life.occurred()))
                .at("2026-06-15T03:00:00Z");
        life.on(reported("市局", "一个街道", life.occurred())).at("2026-06-15T05:00:00Z");
        life.on(reported("市局", "两个街道", life.occurred()))
                .at("2026-06-16T01:00:00Z")
                .closed();
        var row = IncidentRow.of(life.file());
        assertThat(row.cases()).isEqualTo(2);
        assertThat(row.measures()).isEqualTo(1);
        assertThat(row.reportedAt()).isEqualTo("2026-06-15T05:00:00Z");
        assertThat(row.closedAt()).isEqualTo("2026-06-16T01:00:00Z");
        assertThat(row.declaredAt()).isEqualTo("2026-06-15T00:20:00Z");
    }

    @Test
    void givenAReplay_whenShown_thenItTellsHowManyAndUntilWhenButNoPastCase() {
        var life = replay();
        var shown = IncidentSummary.of(life.file(), LocalDate.of(2026, 6, 15));
        assertThat(shown.replay().cases()).isEqualTo(3);
        assertThat(shown.replay().speed()).isEqualTo(60);
        assertThat(shown.replay().lastAt()).isEqualTo("2026-06-15T01:20:00Z");
        assertThat(shown.replay().stoppedAt()).isNull();
        assertThat(shown.open()).isTrue();
        assertThat(EventCodec.write(shown))
                .as("whoever handles the exercise must not look them up")
                .doesNotContain(FIRST.toString(), SECOND.toString(), THIRD.toString());

        life.at("2026-06-15T01:12:00Z").stopped().closed();
        var ended = IncidentSummary.of(life.file(), LocalDate.of(2026, 6, 15));
        assertThat(ended.replay().stoppedAt()).isEqualTo("2026-06-15T01:12:00Z");
        assertThat(ended.replay().stoppedWhy()).isEqualTo("时间已到");
        assertThat(ended.open()).isFalse();
        assertThat(ended.cases()).isEqualTo(2);
        assertThat(IncidentSummary.of(IncidentLife.declared().file(), LocalDate.EPOCH)
                        .replay())
                .isNull();
    }

    @Test
    void givenReportsToTheSuperior_whenAnotherIsMade_thenItStartsFromTheLast() {
        var life = IncidentLife.declared();
        var figures = IncidentFigures.of(List.of(), Instant.EPOCH);
        var before = IncidentSummary.of(life.file(), LocalDate.EPOCH);
        assertThat(IncidentReport.of(before, figures, Instant.EPOCH).reported()).isNull();

        life.on(reported("市局", "一个街道", life.occurred()));
        life.on(reported("省局", "两个街道", life.occurred()));
        var after = IncidentSummary.of(life.file(), LocalDate.EPOCH);
        assertThat(IncidentReport.of(after, figures, Instant.EPOCH)
                        .reported()
                        .what()
                        .scope())
                .isEqualTo("两个街道");
    }
}
