package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.splitFiling;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FilingSplit;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One filing with complaint and report in it becomes two cases (O121-9, O121-37). */
class SplittingAFilingTest extends ComplaintTest {
    private static final CaseId REPORT = CaseId.of("00000000-0000-4000-8000-000000000002");

    private SplitFiling command = splitFiling();
    private final List<ComplaintEvent> own = new ArrayList<>();
    private final List<ComplaintEvent> other = new ArrayList<>();

    @BeforeEach
    void inForce() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
        office().setTime(Give.at("2026-05-11T09:00"));
    }

    @Test
    @DisplayName("O121-9 分别处理: the report is a case of its own, received when the filing was")
    void givenAComplaint_whenSplit_thenTheReportAloneTellsOfTheOther() {
        var complaint = received();
        office().setTime(Give.at("2026-05-14T09:00"));
        split(INTAKE, complaint.state());

        assertThat(own).hasSize(1);
        var kept = (RecordCorrected) own.get(0);
        assertThat(kept.field()).isEqualTo(CorrectedField.NARRATIVE);
        assertThat(TestOffice.opened(kept.sealedAfter())).contains("变质").doesNotContain("无证");
        assertThat(kept.reason()).as("nothing tells of a report").doesNotContain("举报", "分");
        var received = (ComplaintReceived) other.get(0);
        assertThat(received.kind()).isEqualTo(ComplaintKind.REPORT);
        assertThat(received.occurred().at()).isEqualTo(Give.at("2026-05-11T09:00"));
        assertThat(received.caseId()).isNotEqualTo(CASE);
        assertThat(received.respondent()).isEqualTo("某超市");
        assertThat(EventCodec.read(TestOffice.opened(received.complainant()), Complainant.class))
                .isEqualTo(Give.COMPLAINANT);
        assertThat(other)
                .filteredOn(e -> e instanceof FilingSplit)
                .extracting(e -> ((FilingSplit) e).complaint())
                .containsExactly(CASE);
        var report = begun();
        assertThat(report.deadlines().open(Clock.LEAD_CHECK).orElseThrow().startsAt())
                .isEqualTo(Give.at("2026-05-11T09:00"));
        assertThat(complaint.state().deadlines().open(Clock.LEAD_CHECK)).isEmpty();
    }

    @Test
    void givenAReport_whenSplit_thenNothingOfTheComplaintLeadsToIt() {
        split(HEAD, received(ComplaintKind.REPORT, Channel.LETTER).state());

        var complaint = (ComplaintReceived) other.get(0);
        assertThat(complaint.kind()).isEqualTo(ComplaintKind.COMPLAINT);
        assertThat(other).noneMatch(e -> e instanceof FilingSplit);
        assertThat(own)
                .filteredOn(e -> e instanceof FilingSplit)
                .extracting(e -> ((FilingSplit) e).complaint())
                .containsExactly(complaint.caseId());
    }

    @Test
    void givenHalves_whenTheComplaintEnds_thenTheReportGoesOn() {
        var complaint = received();
        split(INTAKE, complaint.state());
        complaint.give(
                INTAKE,
                new WithdrawComplaint(
                        CASE, "已与商家和解", new Told(Medium.PHONE, office().time().instant()), null, null));

        assertThat(complaint.state().state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(complaint.state().deadlines().open()).isEmpty();
        assertThat(begun().state()).isEqualTo(ComplaintState.RECEIVED);
        assertThat(begun().deadlines().open(Clock.LEAD_CHECK)).isPresent();
    }

    @Test
    @DisplayName("O121-37 a complaint does not keep the reporter’s words")
    void givenAComplaint_whenSplitWithoutItsOwnWords_thenRefused() {
        command = new SplitFiling(CASE, new Narrative(null, "无证", null), null, null, null, "含举报事项", null, null);
        refused(INTAKE, received(), Rule.OWN_WORDS);
        split(INTAKE, received(ComplaintKind.REPORT, Channel.LETTER).state());
        assertThat(own).hasSize(1).hasOnlyElementsOfType(FilingSplit.class);
    }

    @Test
    void givenOneHalf_whenSplitAgain_thenRefused() {
        office().knowSplit(CASE);
        refused(INTAKE, received(), Rule.SPLIT_ONCE);
    }

    @Test
    void givenASecretCaseAnInquiryOrTheUnit_whenSplit_thenRefused() {
        refused(LEADER, received().give(LEADER, Give.markSecret(LEADER.person(), INTAKE.person())), Rule.ROLE);
        refused(
                INTAKE,
                received().give(LEADER, Give.markSecret(LEADER.person(), INTAKE.person())),
                Rule.SPLIT_BEFORE_SECRET);
        refused(INTAKE, received(ComplaintKind.INQUIRY, Channel.PHONE), Rule.KIND);
        refused(handlerOf(XIPU), assignedTo(XIPU), Rule.ROLE);
    }

    @Test
    void givenAnExercise_whenSplit_thenTheOtherIsAnExercise() {
        assertThat(CASE.beside().isExercise()).isFalse();
        var exercise = CaseId.replayed(CASE.value(), CASE);
        assertThat(exercise.beside().isExercise()).isTrue();
        assertThat(exercise.beside()).isNotEqualTo(exercise.beside());
    }

    @Test
    @DisplayName("O121-37 nothing of a complaint leads to a report; the report may name the complaint")
    void givenAReport_whenAComplaintIsLinkedOrJoinedToIt_thenRefused() {
        office().know(REPORT, new OtherCase(ComplaintKind.REPORT, Give.RECEIVED_AT, null));
        given(received());
        when(INTAKE, Give.link(REPORT));
        thenRefused(Rule.REPORT_STAYS_CLOSED, "O121-37");
        when(DISPATCHER, Give.join(REPORT));
        thenRefused(Rule.REPORT_STAYS_CLOSED, "O121-37");
        given(received(ComplaintKind.REPORT, Channel.LETTER));
        when(INTAKE, Give.link(REPORT));
        thenDone();
    }

    @Test
    void givenAComplaintOfBefore_whenLinkedToAReport_thenItIsAsItWas() {
        office().know(REPORT, new OtherCase(ComplaintKind.REPORT, Give.RECEIVED_AT, null));
        office().setTime(Give.at("2026-04-14T09:00"));
        given(received());
        when(INTAKE, Give.link(REPORT));
        thenDone();
    }

    private void split(Actor actor, CaseState c) {
        var context = new DecisionContext(actor, office().time().instant(), office());
        Decisions.decide(
                command,
                c,
                context,
                event -> {
                    own.add(event);
                    c.on(event);
                },
                other::add);
    }

    private void refused(Actor actor, History history, Rule rule) {
        assertThatThrownBy(() -> split(actor, history.state()))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.rule()).isEqualTo(rule));
        assertThat(other).isEmpty();
    }

    private CaseState begun() {
        var c = new CaseState();
        other.forEach(c::on);
        return c;
    }
}
