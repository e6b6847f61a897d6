package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.COMPLAINANT;
import static org.caseledger.command.complaint.Give.NARRATIVE;
import static org.caseledger.command.complaint.Give.receive;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.Clock.SIGN_OFF;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReceivingTest extends ComplaintTest {
    @Tag("O121-10")
    @Tag("P9.03a")
    @Test
    @DisplayName("P9.03 对收到的消费者投诉举报进行记录; P9.06, P9.08: its clocks start")
    void givenNothing_whenReceived_thenRecordedAndItsClocksStart() {
        when(INTAKE, receive());
        then(
                recorded(ComplaintKind.COMPLAINT, Channel.HOTLINE_12315, "P9", JUST_NOW),
                set(SIGN_OFF, "2026-03-03T00:00", "2026-03-04T00:00", "sign-off", "P9.03"),
                set(ACCEPTANCE, "2026-03-10T01:48", "2026-03-12T00:00", "acceptance", "P9.06"),
                set(REPLY, "2026-03-08T11:24", "2026-03-10T00:00", "reply-hotlines", "P9.08"));
    }

    @Tag("P9.08e")
    @Test
    @DisplayName("P9.08 微博微信投诉举报件一般问题24小时内解决: clock hours")
    void givenNothing_whenAnInquiryComesByWeibo_then24HoursRun() {
        when(INTAKE, receive(ComplaintKind.INQUIRY, Channel.WEIBO));
        then(
                recorded(ComplaintKind.INQUIRY, Channel.WEIBO, "P9", JUST_NOW),
                set(REPLY, "2026-03-03T04:12", "2026-03-03T09:00", "reply-weibo-wechat-ordinary", "P9.08"));
    }

    @Test
    @DisplayName("P9.09 一般舆情的调查处置无时限要求: only the sign-off is waited for")
    void givenNothing_whenPublicOpinionIsNoticed_thenOnlyTheSignOffIsTimed() {
        when(INTAKE, receive(ComplaintKind.OPINION, Channel.MEDIA));
        then(
                recorded(ComplaintKind.OPINION, Channel.MEDIA, "P9", JUST_NOW),
                set(SIGN_OFF, "2026-03-03T00:00", "2026-03-04T00:00", "sign-off", "P9.03"));
    }

    @Test
    @DisplayName("P2.13 一般性投诉…3个工作日内给予答复")
    void givenAnotherProcedure_whenReceived_thenItsLimitRuns() {
        work(TestOffice.p2());
        when(INTAKE, receive());
        then(
                recorded(ComplaintKind.COMPLAINT, Channel.HOTLINE_12315, "P2", JUST_NOW),
                set(REPLY, "2026-03-05T00:00", "2026-03-06T00:00", "reply-general", "P2.13"));
    }

    @Tag("P9.01a")
    @Test
    @DisplayName("P9.03 recorded by the intake clerk, by no one else")
    void givenNothing_whenSomebodyElseReceives_thenRefused() {
        when(HEAD, receive());
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    void givenNothing_whenReceivedInTheFuture_thenRefused() {
        when(INTAKE, receivedAt("2026-03-02T09:01", null));
        thenRefused(Rule.NOT_IN_THE_FUTURE, "P9.03");
    }

    @Test
    void givenNothing_whenEnteredMoreThan24HoursLate_thenAReasonIsNeeded() {
        when(INTAKE, receivedAt("2026-03-01T08:59", null));
        thenRefused(Rule.LATE_ENTRY_NEEDS_REASON, "P9.03");
    }

    @Test
    void givenNothing_whenEnteredLateWithAReason_thenClocksRunFromTheReceipt() {
        when(INTAKE, receivedAt("2026-02-27T08:59", "系统停机"));
        then(
                recorded(
                        ComplaintKind.INQUIRY,
                        Channel.LETTER,
                        "P9",
                        new Occurred(Give.at("2026-02-27T08:59"), "系统停机", null)),
                set(
                        REPLY,
                        1,
                        1,
                        Give.at("2026-02-27T08:59"),
                        "2026-03-07T20:59:48",
                        "2026-03-10T00:00",
                        "reply-letter",
                        "P9.08"));
    }

    private static ReceiveComplaint receivedAt(String at, String lateReason) {
        return Give.receiving(
                CASE,
                ComplaintKind.INQUIRY,
                Channel.LETTER,
                COMPLAINANT,
                NARRATIVE,
                "某超市",
                null,
                Give.WHERE,
                Give.at(at),
                lateReason);
    }

    private ComplaintReceived recorded(ComplaintKind kind, Channel channel, String procedure, Occurred occurred) {
        return new ComplaintReceived(
                CASE,
                (procedure.equals("P9") ? "郫市监投" : "客诉") + "〔2026〕000001号",
                kind,
                channel,
                sealed(EventCodec.write(COMPLAINANT)),
                sealed(EventCodec.write(NARRATIVE)),
                "某超市",
                null,
                RespondentDetails.ofBusiness(null, null, "犀浦镇9号", null),
                null,
                RecordItem.saidBy(COMPLAINANT, NARRATIVE),
                null,
                procedure,
                occurred);
    }

    private static final LocalDate SATURDAY = LocalDate.parse("2026-03-07");
    private static final OnDuty SU = new OnDuty(People.CENTER, List.of(new DutyOfficer("su", "苏𠮷", null)));

    @Tag("P9.13a")
    @Test
    @DisplayName("P9.13 双休日消费者投诉举报中心实行值班制: the case says who had duty")
    void givenARoster_whenReceivedOnAWeekend_thenWhoHasDutyIsNamed() {
        office().setOnDuty(SATURDAY, SU);
        at(Give.at("2026-03-07T00:00:00"));
        assertThat(named(receive())).containsExactly(named("2026-03-07T00:00:00", SU));
        at(Give.at("2026-03-06T23:59:59"));
        assertThat(named(receive())).isEmpty();
    }

    @Test
    void givenARosterThatNamesNobody_whenReceivedOnAWeekend_thenTheCaseSaysSo() {
        var nobody = new OnDuty(null, List.of());
        office().setOnDuty(SATURDAY, nobody);
        at(Give.at("2026-03-07T23:59:59"));
        assertThat(named(receive())).containsExactly(named("2026-03-07T23:59:59", nobody));
    }

    @Test
    void givenARoster_whenRecordedOnAnotherDay_thenTheDayOfTheReceiptCounts() {
        office().setOnDuty(SATURDAY, SU);
        at(Give.at("2026-03-09T09:00:00"));
        var received = Give.at("2026-03-07T21:30:00");
        assertThat(named(receivedAt(received))).containsExactly(named("2026-03-07T21:30:00", SU));
        at(Give.at("2026-03-07T09:00:00"));
        assertThat(named(receivedAt(Give.at("2026-03-06T16:00:00")))).isEmpty();
    }

    @Test
    void givenAMakeUpDay_whenReceivedOnThatSaturday_thenNobodyIsNamed_onAHolidayFridaySomebodyIs() {
        office().setOnDuty(LocalDate.parse("2026-05-09"), SU);
        office().setOnDuty(LocalDate.parse("2026-05-01"), SU);
        at(Give.at("2026-05-09T10:00:00"));
        assertThat(named(receive())).isEmpty();
        at(Give.at("2026-05-01T10:00:00"));
        assertThat(named(receive())).containsExactly(named("2026-05-01T10:00:00", SU));
    }

    @Test
    void givenAnOfficeWithoutRosters_whenReceivedOnAWeekend_thenNothingIsSaidOfDuty() {
        at(Give.at("2026-03-07T10:00:00"));
        assertThat(named(receive())).isEmpty();
    }

    private static DutyOfficerNamed named(String at, OnDuty duty) {
        return new DutyOfficerNamed(LocalDate.parse(at.substring(0, 10)), duty.unit(), duty.officers(), Give.at(at));
    }

    private static ReceiveComplaint receivedAt(Instant at) {
        return Give.receiving(
                CASE, ComplaintKind.COMPLAINT, Channel.PHONE, COMPLAINANT, NARRATIVE, null, null, null, at, "周一补录");
    }

    /** What a whole decision says of duty; its clocks are set all the same. */
    private List<ComplaintEvent> named(ReceiveComplaint command) {
        var events = new ArrayList<ComplaintEvent>();
        var c = new CaseState();
        var context = new DecisionContext(INTAKE, office().time().instant(), office());
        Decisions.decide(command, c, context, event -> {
            c.on(event);
            events.add(event);
        });
        assertThat(c.deadlines().open()).isNotEmpty();
        return events.stream().filter(DutyOfficerNamed.class::isInstance).toList();
    }
}
