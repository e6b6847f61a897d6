package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.caseledger.api.demo.DemoPeople;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.links.LinkCommand.LinkRepeatComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.incident.IncidentCommand.CloseIncident;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.command.incident.IncidentCommand.StopReplay;
import org.caseledger.command.oversight.OversightCommand.OpenSealedParts;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.SealedParts;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.incidents.ReplayQueries;
import org.caseledger.query.incidents.ScoredStep;
import org.caseledger.query.incidents.Scores;
import org.caseledger.query.incidents.Verdict;
import org.caseledger.query.views.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An exercise receives three complaints of Monday 2 March again on Monday 16 March, 60 times as fast: they came in at
 * 9:00, 10:00 and 12:00, the first two about the same business.
 */
@Tag("long")
@Tag("turn-2")
class ExerciseIT {
    private static final UUID EXERCISE = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final UnitId HONGGUANG = new UnitId("HONGGUANG");
    private static final String SECRET = "张三丰";

    private final HandClock clock = HandClock.at("2026-03-02T09:00");
    private final List<CaseId> past = new ArrayList<>();
    private QuietLedger ledger;

    @BeforeEach
    void aMondayThatIsPast() throws InterruptedException {
        ledger = QuietLedger.onNewDatabase(clock);
        ledger.addPeople();
        past.add(received("2026-03-02T09:00", "红光超市"));
        past.add(received("2026-03-02T10:00", "红光超市"));
        past.add(received("2026-03-02T12:00", "安靖酒楼"));
        clock.set("2026-03-03T09:00");
        handled(past.get(0), "2026-03-04T09:00");
        clock.set("2026-03-16T09:00");
        sweep();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private CaseId received(String at, String respondent) {
        clock.set(at);
        var id = CaseId.random();
        give(
                "intake",
                Give.receiving(
                        id,
                        ComplaintKind.COMPLAINT,
                        Channel.HOTLINE_12315,
                        new Complainant(SECRET, "13800000000", null, null),
                        new Narrative("奶粉", SECRET + "买到变质奶粉", null),
                        respondent,
                        null,
                        null,
                        null,
                        null));
        give(
                "dispatcher",
                new ClassifyComplaint(
                        id, List.of("食品", "奶粉"), null, null, Severity.GENERAL, null, null, null, null, null, null));
        return id;
    }

    /** Signed off and dispatched now, returned once, and answered at that time. */
    private void handled(CaseId id, String repliedAt) {
        give("leader", new SignOffRouting(id, HONGGUANG, null, null, null));
        give("dispatcher", new AssignComplaint(id, HONGGUANG, null, null, null, null));
        give("handler2", new ReturnForReassignment(id, "不属本辖区", XIPU, null, null));
        give("head", new ReviewReturn(id, true, "属犀浦辖区", null, null));
        give("dispatcher", new AssignComplaint(id, XIPU, null, "属其辖区", null, null));
        answered(id, repliedAt);
    }

    private void answered(CaseId id, String repliedAt) {
        var told = new Told(Medium.PHONE, clock.instant());
        give("handler", new AcceptComplaint(id, told, null, null, null));
        clock.set(repliedAt);
        give("handler", new DraftReply(id, "已责令下架。", null, null));
        give("handler", new SendReply(id, null, Medium.PHONE, null, null));
    }

    private Actor person(String username) {
        return ledger.bean(DemoPeople.class).all().stream()
                .filter(p -> p.username().equals(username))
                .findFirst()
                .orElseThrow()
                .actor();
    }

    private void give(String person, ComplaintCommand command) {
        ledger.bean(CommandGate.class).give(command, person(person), Request.once());
    }

    private long give(IncidentCommand command) {
        return ledger.bean(CommandGate.class)
                .give(command, person("leader"), Request.once())
                .position();
    }

    private void sweep() throws InterruptedException {
        ledger.awaitViews();
        ledger.bean(MissedDeadlineJob.class).sweep();
        ledger.awaitViews();
    }

    private void declare() {
        give(new DeclareIncident(
                EXERCISE, IncidentKind.SURGE, IncidentLevel.FOUR, "三月演练", "检验预案", true, null, null, null));
    }

    /** Begins at 9:00 of the Monday, so that 10:00 of then is 9:01 and 12:00 is 9:03. */
    private void plan() throws InterruptedException {
        var from = HandClock.office("2026-03-02T09:00");
        var until = HandClock.office("2026-03-03T00:00");
        var cases = ledger.bean(ReplayQueries.class).past(from, until, PlanReplay.MOST + 1);
        give(new PlanReplay(EXERCISE, from, until, 60, clock.instant(), cases));
        ledger.awaitViews();
    }

    private int receive(QuietLedger node) throws InterruptedException {
        node.awaitViews();
        int received = node.bean(ReplayDeliveryJob.class).receive();
        node.awaitViews();
        return received;
    }

    private CaseId again(int n) {
        return CaseId.replayed(EXERCISE, past.get(n));
    }

    private List<BoardCard> cards() {
        return ledger.bean(BoardQueries.class)
                .ofIncident(EXERCISE, true)
                .find(BoardFilter.ALL, BoardSort.NUMBER, 0, 50, clock.instant())
                .rows();
    }

    @Tag("P3.22")
    @Test
    void eachPastCaseIsReceivedAgainWhenItIsDue_onceAndWithItsSpacing() throws InterruptedException {
        declare();
        plan();
        assertThat(receive(ledger)).isEqualTo(1);
        assertThat(receive(ledger)).isZero();
        clock.set("2026-03-16T09:00:59");
        assertThat(receive(ledger)).isZero();
        clock.set("2026-03-16T09:01");
        assertThat(receive(ledger)).isEqualTo(1);
        clock.set("2026-03-16T09:30");
        assertThat(receive(ledger)).isEqualTo(1);
        assertThat(receive(ledger)).isZero();
        assertThat(cards())
                .extracting(BoardCard::receivedAt)
                .containsExactly(
                        HandClock.office("2026-03-16T09:00"),
                        HandClock.office("2026-03-16T09:01"),
                        HandClock.office("2026-03-16T09:03"));
    }

    @Test
    @DisplayName("nothing is scheduled: after an outage another node receives all that was due")
    void afterAnOutage_whatWasDueIsReceived_andSaysThatItIsLate() throws InterruptedException {
        declare();
        plan();
        clock.set("2026-03-18T09:00");
        try (var restarted = ledger.anotherNode(clock)) {
            assertThat(receive(restarted)).isEqualTo(3);
        }
        ledger.awaitViews();
        assertThat(cards()).hasSize(3);
        var receipt = (ComplaintReceived) ledger.events(again(0)).get(0);
        assertThat(receipt.occurred().at()).isEqualTo(HandClock.office("2026-03-16T09:00"));
        assertThat(receipt.occurred().lateReason()).isEqualTo("回放中断后补录");
    }

    @Test
    void twoNodesThatReceiveAtOnce_receiveEachCaseOnce() throws Exception {
        declare();
        plan();
        clock.set("2026-03-16T10:00");
        try (var other = ledger.anotherNode(clock)) {
            other.awaitViews();
            var both = new CyclicBarrier(2);
            var executor = Executors.newFixedThreadPool(2);
            try {
                for (var done : executor.invokeAll(List.of(together(both, ledger), together(both, other)))) {
                    done.get();
                }
            } finally {
                executor.shutdown();
            }
        }
        for (int n = 0; n < 3; n++) {
            assertThat(ledger.events(again(n)))
                    .filteredOn(ComplaintReceived.class::isInstance)
                    .hasSize(1);
        }
        assertThat(refusals()).isEmpty();
    }

    private static Callable<Integer> together(CyclicBarrier both, QuietLedger node) {
        return () -> {
            both.await();
            return node.bean(ReplayDeliveryJob.class).receive();
        };
    }

    private List<StoredEvent> refusals() {
        return ledger.log().readAfter(0, 10_000).stream()
                .filter(e -> e.type().equals("AttemptRefused"))
                .toList();
    }

    @Test
    void givenAnExerciseIsClosedBeforeAnybodyLooked_thenWhatWasDueIsReceivedAllTheSame() throws InterruptedException {
        declare();
        plan();
        clock.set("2026-03-16T09:04");
        give(new CloseIncident(EXERCISE, "演练结束", null, null));
        assertThat(receive(ledger)).isEqualTo(3);
        assertThat(receive(ledger)).isZero();
    }

    @Test
    void givenOneCaseCannotBeReceived_thenTheOthersAre_andItIsOnceItCan() throws InterruptedException {
        declare();
        plan();
        var jdbc = JdbcClient.create(ledger.bean(DataSource.class));
        jdbc.sql("INSERT INTO vault.case_key (case_id, wrapped_key) VALUES (:case, :broken)")
                .param("case", again(0).value())
                .param("broken", new byte[60])
                .update();
        clock.set("2026-03-16T10:00");
        assertThat(receive(ledger)).isEqualTo(2);
        assertThat(receive(ledger)).isZero();

        jdbc.sql("DELETE FROM vault.case_key WHERE case_id = :case")
                .param("case", again(0).value())
                .update();
        assertThat(receive(ledger)).isEqualTo(1);
        assertThat(cards()).hasSize(3);
    }

    @Test
    void aStoppedReplayReceivesWhatWasDueBefore_andNoMore() throws InterruptedException {
        declare();
        plan();
        clock.set("2026-03-16T09:02");
        give(new StopReplay(EXERCISE, "时间已到"));
        clock.set("2026-03-16T10:00");
        assertThat(receive(ledger)).isEqualTo(2);
        assertThat(cards()).hasSize(2);
        give(new CloseIncident(EXERCISE, "演练结束", null, null));
        assertThat(receive(ledger)).isZero();
    }

    @Test
    void aCaseOfAnExerciseTellsItsKindChannelAndGravity_andNothingOfWhomItWas() throws InterruptedException {
        declare();
        plan();
        clock.set("2026-03-16T10:00");
        receive(ledger);
        var cards = cards();
        assertThat(cards).allSatisfy(card -> {
            assertThat(card.number()).contains("演练〔2026〕");
            assertThat(card.kind()).isEqualTo(ComplaintKind.COMPLAINT);
            assertThat(card.channel()).isEqualTo(Channel.HOTLINE_12315);
            assertThat(card.category()).containsExactly("食品", "奶粉");
            assertThat(card.severity()).isEqualTo(Severity.GENERAL);
            assertThat(card.state()).isEqualTo(ComplaintState.CLASSIFIED);
        });
        assertThat(cards).extracting(BoardCard::respondent).containsExactly("演练商户01", "演练商户01", "演练商户02");
        var file = ledger.bean(CaseFiles.class).find(again(2)).orElseThrow();
        var opened = ledger.bean(SealedParts.class).open(file, Set.of("complainant", "narrative"));
        assertThat(opened.toString()).contains("演练投诉人03", "演练件03", "食品").doesNotContain(SECRET);
        for (int n = 0; n < 3; n++) {
            var text = ledger.log().readStream(again(n).value()).toString();
            assertThat(text).doesNotContain("红光", "安靖", past.get(n).toString());
        }
    }

    /** The rows of every table of views that are not about exercises. */
    private Map<String, List<String>> rowsOfRealCases() {
        var jdbc = JdbcClient.create(ledger.bean(DataSource.class));
        var rows = new TreeMap<String, List<String>>();
        for (var table : jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'views'")
                .query(String.class)
                .list()) {
            if (!table.startsWith("exercise_")
                    && !Set.of("token", "flyway_schema_history", "history", "incident", "incident_case")
                            .contains(table)) {
                rows.put(
                        table,
                        jdbc.sql("SELECT t::text FROM views.%s t ORDER BY 1".formatted(table))
                                .query(String.class)
                                .list());
            }
        }
        assertThat(rows)
                .containsKeys(
                        "board", "deadline", "statistics", "finding", "responsibility_held", "process", "repeats");
        return rows;
    }

    @Test
    @DisplayName("P3.21 whatever an exercise does, no row about real cases is another")
    void noStatisticFigureFindingOrListEverHoldsACaseOfAnExercise() throws Exception {
        var before = rowsOfRealCases();
        declare();
        plan();
        clock.set("2026-03-16T09:10");
        receive(ledger);
        handled(again(0), "2026-03-16T09:12");
        ledger.bean(CommandGate.class)
                .give(new OpenSealedParts(again(0), Set.of("narrative"), "test"), person("handler"), Request.once());
        var refused = catchThrowableOfType(
                Rejection.class, () -> give("handler", new SendReply(again(1), "x", Medium.PHONE, null, null)));
        assertThat(refused).isNotNull();
        var linked = catchThrowableOfType(
                Rejection.class,
                () -> give("intake", new LinkRepeatComplaint(past.get(1), again(1), "同一事项", null, null)));
        assertThat(linked.refusal().rule()).isEqualTo("EXERCISE_APART");
        clock.set("2026-04-16T09:00");
        sweep();
        assertThat(ledger.events(again(2)).toString()).contains("DeadlineMissed");

        assertThat(rowsOfRealCases()).isEqualTo(before);
        var views = ledger.bean(Views.class);
        for (var status : views.status()) {
            views.rebuild(status.name(), (done, total) -> {});
        }
        assertThat(rowsOfRealCases()).isEqualTo(before);
        assertThat(views.audit())
                .allSatisfy(status ->
                        assertThat(status.audit().agrees()).as(status.name()).isTrue());
        var inHistory = JdbcClient.create(ledger.bean(DataSource.class))
                .sql("SELECT DISTINCT case_id FROM views.history")
                .query(UUID.class)
                .list();
        assertThat(inHistory).noneMatch(CaseId::isExercise).contains(EXERCISE);
    }

    @Test
    void officersSeeItsCasesAndClocksApart_andTheSweeperRecordsWhatPasses() throws Exception {
        declare();
        plan();
        clock.set("2026-03-16T09:10");
        receive(ledger);
        clock.set("2026-03-18T00:00");
        sweep();
        var now = clock.instant();
        var deadlines = ledger.bean(DeadlineQueries.class);
        var all = DeadlineFilter.ALL;
        var inExercise = deadlines.ofIncident(EXERCISE, true).find(DeadlineList.OVERDUE, all, 0, 50, now);
        assertThat(inExercise.rows())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.caseId().isExercise()).isTrue())
                .allSatisfy(row -> assertThat(row.deadline().clock()).isEqualTo(Clock.SIGN_OFF));
        assertThat(deadlines.find(DeadlineList.OVERDUE, all, 0, 50, now).rows())
                .noneMatch(row -> row.caseId().isExercise());
        assertThat(deadlines
                        .ofIncident(UUID.randomUUID(), true)
                        .find(DeadlineList.OVERDUE, all, 0, 50, now)
                        .rows())
                .isEmpty();
    }

    @Tag("P5.25")
    @Test
    @DisplayName("P3.23 对演练过程进行总结评估: an exercise is scored against the real handling")
    void theScoreLaysTheExerciseBesideTheRealHandling() throws InterruptedException {
        declare();
        plan();
        clock.set("2026-03-16T09:04");
        receive(ledger);
        handled(again(0), "2026-03-16T09:24");
        clock.set("2026-03-17T09:00");
        sweep();

        var score = ledger.bean(Scores.class).of(EXERCISE, clock.instant()).orElseThrow();
        assertThat(score.planned()).isEqualTo(3);
        assertThat(score.received()).isEqualTo(3);
        assertThat(score.returns()).isEqualTo(1);
        assertThat(score.returnsBefore()).isEqualTo(1);
        var reply = score.steps().get(ScoredStep.REPLY);
        assertThat(reply.taken()).isEqualTo(1);
        assertThat(reply.median()).isEqualTo(Duration.ofMinutes(24).toSeconds());
        assertThat(reply.atSpeed()).isEqualTo(Duration.ofHours(24).toSeconds());
        // Two working days of seven hours.
        assertThat(reply.medianBefore()).isEqualTo(Duration.ofHours(14).toSeconds());

        var first = score.cases().get(0);
        assertThat(first.source().caseId()).isEqualTo(past.get(0));
        assertThat(first.received().caseId()).isEqualTo(again(0));
        assertThat(first.source().clocks()).containsEntry(Clock.REPLY, Verdict.MET);
        assertThat(first.received().clocks()).containsEntry(Clock.REPLY, Verdict.MET);
        // Due on Monday 23 March at 24:00: 7.6 days, of which a sixtieth is 3 hours.
        assertThat(first.atSpeed()).containsEntry(Clock.REPLY, Verdict.MET);
        var second = score.cases().get(1);
        assertThat(second.source().clocks()).containsEntry(Clock.REPLY, Verdict.LATE);
        assertThat(second.received().clocks()).containsEntry(Clock.REPLY, Verdict.RUNNING);
        assertThat(second.atSpeed()).containsEntry(Clock.REPLY, Verdict.LATE);
        var kept = score.clocks().get(Clock.REPLY);
        assertThat(kept.inExercise()).isEqualTo(Map.of(Verdict.MET, 1L, Verdict.RUNNING, 2L));
        assertThat(kept.before()).isEqualTo(Map.of(Verdict.MET, 1L, Verdict.LATE, 2L));
        assertThat(kept.atSpeed()).isEqualTo(Map.of(Verdict.MET, 1L, Verdict.LATE, 2L));
        assertThat(ledger.bean(Scores.class).of(UUID.randomUUID(), clock.instant()))
                .isEmpty();
    }

    @Test
    void onlyRealCasesOfThePeriodAreReplayed_inTheOrderInWhichTheyCameIn() throws InterruptedException {
        declare();
        plan();
        receive(ledger);
        Instant all = HandClock.office("2026-01-01T00:00");
        assertThat(ledger.bean(ReplayQueries.class).past(all, clock.instant(), 50))
                .extracting(ReplayedCase::source)
                .containsExactlyElementsOf(past);
        assertThat(ledger.bean(ReplayQueries.class).past(all, clock.instant(), 2))
                .hasSize(2);
    }
}
