package org.caseledger.command.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.complaint.People;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.inspection.InspectionCommand.AnswerInspection;
import org.caseledger.command.inspection.InspectionCommand.PrepareInspection;
import org.caseledger.command.inspection.InspectionCommand.RemarkInspection;
import org.caseledger.command.inspection.InspectionCommand.SendBackInspection;
import org.caseledger.command.inspection.InspectionCommand.SignOffInspection;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.inspection.InspectionState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P1.16 定期对纠纷投诉处理工作进行监督检查")
class InspectionTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000016");
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 2, 28);
    private static final Instant BY = Give.at("2026-03-06T18:00");

    private final TestOffice office = TestOffice.p9();
    private final Inspection inspection = new Inspection();
    private final AtomicInteger taken = new AtomicInteger();
    private @Nullable InspectionSheet sheet;

    private InspectionPrepared figures(LocalDate first, LocalDate last, @Nullable UnitId unit) {
        taken.incrementAndGet();
        return new InspectionPrepared(
                first,
                last,
                unit,
                7,
                Give.RECEIVED_AT,
                "cn",
                Map.of(InspectionFigure.RECEIVED, 3L),
                List.of(),
                List.of(),
                "00");
    }

    private List<InspectionEvent> give(Actor actor, InspectionCommand command) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        var events = command.decide(sheet, context);
        events.forEach(e -> sheet = inspection.fold(sheet, e, actor, context.now()));
        return events;
    }

    private void prepared(@Nullable UnitId unit) {
        give(SUPERVISOR, new PrepareInspection(ID, FIRST, LAST, unit, this::figures));
    }

    private void refused(Rule rule, Actor actor, InspectionCommand command) {
        var before = sheet;
        assertThatThrownBy(() -> give(actor, command)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.rule()).isEqualTo(rule);
            assertThat(e.clause())
                    .isIn(Stream.concat(Stream.of("P1.16"), rule.clauses().stream())
                            .toList());
        });
        assertThat(sheet).isEqualTo(before);
    }

    private SignOffInspection signOff() {
        return new SignOffInspection(ID, sheet.digest(), "同意");
    }

    private static RemarkInspection remark(@Nullable String asked, @Nullable Instant by) {
        return new RemarkInspection(ID, "台账齐全", "两件逾期", asked, by);
    }

    private static AnswerInspection answer() {
        return new AnswerInspection(ID, "已逐件说明");
    }

    @Test
    void aSheetIsPreparedRemarkedAnsweredAndSigned_andThenNothingChanges() {
        prepared(XIPU);
        give(SUPERVISOR, remark("说明原因", BY));
        give(handlerOf(XIPU), answer());
        give(LEADER, signOff());

        assertThat(sheet.state()).isEqualTo(InspectionState.SIGNED_OFF);
        assertThat(sheet.decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.digest()).isEqualTo(sheet.digest()));
        refused(Rule.SHEET_CLOSED, SUPERVISOR, remark(null, null));
        refused(Rule.SHEET_CLOSED, handlerOf(XIPU), answer());
        refused(Rule.SHEET_WAITS, LEADER, signOff());
        refused(Rule.SHEET_WAITS, LEADER, new SendBackInspection(ID, sheet.digest(), "请再核查"));
    }

    @Test
    void aPeriodThatIsNotOver_orRunsBackwards_orAnUnknownUnit_isRefusedBeforeAFigureIsTaken() {
        var today = LocalDate.of(2026, 3, 2);
        refused(Rule.PERIOD_OVER, SUPERVISOR, new PrepareInspection(ID, FIRST, today, XIPU, this::figures));
        refused(Rule.PERIOD_OVER, SUPERVISOR, new PrepareInspection(ID, LAST, FIRST, XIPU, this::figures));
        refused(
                Rule.UNIT_KNOWN,
                SUPERVISOR,
                new PrepareInspection(ID, FIRST, LAST, new UnitId("NOWHERE"), this::figures));
        assertThat(taken).hasValue(0);
        give(HEAD, new PrepareInspection(ID, FIRST, today.minusDays(1), XIPU, this::figures));
        assertThat(taken).hasValue(1);
    }

    @Test
    void onlyTheVerySheetThatWasReadIsSigned() {
        prepared(XIPU);
        var read = sheet.digest();
        give(SUPERVISOR, remark(null, null));
        refused(Rule.SIGNED_SHEET, LEADER, new SignOffInspection(ID, read, null));
        refused(Rule.SIGNED_SHEET, LEADER, new SendBackInspection(ID, read, "请再核查"));
        give(LEADER, signOff());
    }

    @Test
    void everythingThatIsSaidChangesTheDigest() {
        prepared(XIPU);
        var first = sheet.digest();
        give(SUPERVISOR, remark(null, null));
        var second = sheet.digest();
        give(handlerOf(XIPU), answer());
        var third = sheet.digest();
        give(LEADER, new SendBackInspection(ID, third, "请再核查"));
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(first).isEqualTo(Digest.of(EventCodec.write(sheet.prepared())));
        assertThat(second)
                .as("whoever has the log makes it again")
                .isEqualTo(Digest.of(
                        first + EventCodec.write(sheet.remarks().get(0).said())));
        assertThat(sheet.digest()).isEqualTo(third);
    }

    @Test
    void fourEyes_whoHadAPartInItDoesNotSign_andAnInspectorDoesNotAnswer() {
        prepared(XIPU);
        give(HEAD, remark(null, null));
        give(handlerOf(XIPU), answer());
        for (var person : List.of(SUPERVISOR, HEAD, handlerOf(XIPU))) {
            refused(Rule.FOUR_EYES, People.as(Role.LEADER, person), signOff());
        }
        var center = new InspectionTest();
        center.prepared(CENTER);
        center.give(HEAD, remark("说明原因", BY));
        center.refused(Rule.FOUR_EYES, HEAD, answer());
    }

    @Test
    void aUnitAnswersForItself_theHeadForTheCenterAndTheOffice() {
        prepared(XIPU);
        refused(Rule.OWN_UNIT, handlerOf(HONGGUANG), answer());
        refused(Rule.OWN_UNIT, HEAD, answer());
        var all = new InspectionTest();
        all.prepared(null);
        all.refused(Rule.OWN_UNIT, handlerOf(XIPU), answer());
        all.give(HEAD, answer());
    }

    @Test
    void whatWasSentBackWaitsForSomethingNew() {
        prepared(XIPU);
        give(LEADER, new SendBackInspection(ID, sheet.digest(), "请补现场情况"));
        assertThat(sheet.state()).isEqualTo(InspectionState.SENT_BACK);
        refused(Rule.SHEET_WAITS, LEADER, signOff());
        give(SUPERVISOR, remark(null, null));
        give(LEADER, signOff());
    }

    @Test
    void whoWasAskedIsHeard_orTheTimeIsOver() {
        prepared(XIPU);
        give(SUPERVISOR, remark("说明原因", BY));
        give(SUPERVISOR, remark(null, null));
        refused(Rule.ANSWER_AWAITED, LEADER, signOff());
        office.setTime(BY);
        give(LEADER, signOff());
    }

    @Test
    void aTimeToAnswerByLiesAheadAndGoesWithWhatIsAsked() {
        prepared(XIPU);
        refused(Rule.ASKED_BY_A_TIME, SUPERVISOR, remark(null, BY));
        refused(Rule.TIME_AHEAD, SUPERVISOR, remark("说明原因", Give.RECEIVED_AT));
    }
}
