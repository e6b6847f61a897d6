package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.accept;
import static org.caseledger.command.complaint.Give.contact;
import static org.caseledger.command.complaint.Give.decideOnLead;
import static org.caseledger.command.complaint.Give.extend;
import static org.caseledger.command.complaint.Give.receive;
import static org.caseledger.command.complaint.Give.resume;
import static org.caseledger.command.complaint.Give.suspend;
import static org.caseledger.command.complaint.People.ADMIN;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.LEAD_CHECK;
import static org.caseledger.events.Clock.MEDIATION;
import static org.caseledger.events.Clock.NOTICE;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.Clock.SIGN_OFF;

import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordMediation;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.Procedures;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bureau's procedure with the limits of the law over it. */
class UnderTheLawTest extends ComplaintTest {
    private static final String ORDER_14 = "总局令第20号第14条 / SAMR Order 20 art. 14";
    private static final String ORDER_20 = "总局令第20号第20—21条 / SAMR Order 20 art. 20–21";
    private static final String ORDER_21 = "总局令第20号第21条 / SAMR Order 20 art. 21";
    private static final String ORDER_31 = "总局令第20号第31条 / SAMR Order 20 art. 31";
    private static final String LAW_46 = "消费者权益保护法第46条 / Consumer Protection Law art. 46";
    private static final String ORDER_121_23 = "总局令第121号第22—23条 / SAMR Order 121 art. 22–23";
    private static final String REGULATION_46 = "国务院令第778号第46条 / State Council Order 778 art. 46";
    private static final String PENALTY_18 = "市场监管行政处罚程序规定第18条 / penalty procedure rules art. 18";

    @BeforeEach
    void boundByTheLaw() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
    }

    @Test
    @DisplayName("Order 20 art. 14, Consumer Protection Law art. 46: 7 working days from receipt, named next to P9.06")
    void givenNothing_whenReceived_thenTheLawsAcceptanceIsNamedToo() {
        when(INTAKE, receive());
        then(
                received(ComplaintKind.COMPLAINT).events().get(0),
                set(SIGN_OFF, "2026-03-03T00:00", "2026-03-04T00:00", "sign-off", "P9.03"),
                under(
                        set(ACCEPTANCE, "2026-03-10T01:48", "2026-03-12T00:00", "acceptance", "P9.06"),
                        other("law-acceptance-order-20", ORDER_14, "2026-03-12T00:00"),
                        other("law-acceptance", LAW_46, "2026-03-12T00:00")),
                set(REPLY, "2026-03-08T11:24", "2026-03-10T00:00", "reply-hotlines", "P9.08"));
    }

    @Test
    @DisplayName("Order 20 art. 20–21 and Order 778 art. 46: both are there, the earlier one alarms")
    void givenAssigned_whenAccepted_thenMediationIsUnderBothLimits() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), accept());
        then(
                new ComplaintAccepted(XIPU, Give.TOLD, null, JUST_NOW),
                met(ACCEPTANCE),
                under(
                        set(MEDIATION, "2026-04-19T21:00", "2026-05-02T00:00", "law-mediation", REGULATION_46),
                        other("law-mediation-order-20", ORDER_20, "2026-05-09T00:00")));
    }

    @Test
    @DisplayName("Order 121 art. 22–23 from 2026-04-15 on: its 60 days, in addition to those of the Regulation")
    void givenOrder20HasEnded_whenAccepted_thenThe60DaysOfOrder121Run() {
        var now = Give.at("2026-04-15T09:00");
        given(assignedTo(XIPU));
        at(now);
        when(handlerOf(XIPU), accept());
        then(
                new ComplaintAccepted(XIPU, Give.TOLD, null, Occurred.at(now)),
                missed(ACCEPTANCE, "2026-03-12T00:00"),
                metLate(ACCEPTANCE, now),
                under(
                        set(
                                MEDIATION,
                                1,
                                1,
                                now,
                                "2026-06-02T21:00",
                                "2026-06-15T00:00",
                                "law-mediation-order-121",
                                ORDER_121_23),
                        new OtherLimit(
                                "law-mediation-order-778", REGULATION_46, now, Give.at("2026-06-15T00:00"), false)));
    }

    @Tag("O121-22")
    @Test
    @DisplayName("检测…所需时间不计: after a pause both are counted anew")
    void givenATestOverTheMayHolidays_whenResumed_thenNeitherCountsIt() {
        given(acceptedBy(XIPU).at(Give.at("2026-04-30T12:00")).give(handlerOf(XIPU), suspend(MEDIATION)));
        var resumed = Give.at("2026-05-10T09:00");
        at(resumed);
        when(handlerOf(XIPU), resume(MEDIATION));
        then(
                new DeadlineResumed(
                        MEDIATION, 1, Give.at("2026-04-19T23:24"), Give.at("2026-05-12T00:00"), Occurred.at(resumed)),
                under(
                        set(MEDIATION, "2026-04-19T23:24", "2026-05-12T00:00", "law-mediation", REGULATION_46),
                        other("law-mediation-order-20", ORDER_20, "2026-05-15T00:00")));
    }

    @Test
    @DisplayName("a pause over holidays takes calendar days and no working day: the other alarms")
    void givenTestsOverTheSpringFestivalAndAWeekend_whenResumed_thenTheWorkingDaysComeFirst() {
        var began = Give.at("2026-02-02T09:00");
        given(nothing()
                .at(began)
                .received()
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .give(handlerOf(XIPU), new AcceptComplaint(Give.CASE, new Told(Medium.PHONE, began), null, null, null))
                .at(Give.at("2026-02-14T18:00"))
                .give(handlerOf(XIPU), suspend(MEDIATION))
                .at(Give.at("2026-02-24T08:00"))
                .give(handlerOf(XIPU), resume(MEDIATION))
                .at(Give.at("2026-03-07T08:00"))
                .give(handlerOf(XIPU), suspend(MEDIATION)));
        var resumed = Give.at("2026-03-09T08:00");
        at(resumed);
        when(handlerOf(XIPU), resume(MEDIATION));
        then(
                new DeadlineResumed(
                        MEDIATION, 1, Give.at("2026-04-03T19:00"), Give.at("2026-04-16T00:00"), Occurred.at(resumed)),
                under(
                        set(
                                MEDIATION,
                                1,
                                1,
                                began,
                                "2026-04-02T23:48",
                                "2026-04-15T00:00",
                                "law-mediation-order-20",
                                ORDER_20),
                        new OtherLimit("law-mediation", REGULATION_46, began, Give.at("2026-04-16T00:00"), false)));
    }

    @Test
    @DisplayName("Order 20 art. 21: the end of a mediation without result is notified within 7 working days")
    void givenAccepted_whenMediationFails_thenTheNoticeIsTimed() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), new RecordMediation(Give.CASE, false, null, null, null, null));
        then(
                new MediationRecorded(false, null, null, JUST_NOW),
                met(MEDIATION),
                set(NOTICE, "2026-03-10T01:48", "2026-03-12T00:00", "law-notice-mediation-order-20", ORDER_21));
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), new RecordMediation(Give.CASE, true, null, null, null, null));
        then(new MediationRecorded(true, null, null, JUST_NOW), met(MEDIATION));
    }

    @Test
    @DisplayName("penalty procedure rules art. 18: 15 working days, 15 more when a leader approves, not one more")
    void givenAReport_whenItsCheckIsExtended_thenByFifteenWorkingDaysAtMost() {
        given(reportAt());
        // 15 working days after 2 March: 23 March; 15 more, over Qingming: 14 April
        when(LEADER, extend(LEAD_CHECK, Give.at("2026-04-15T00:01")));
        thenRefused(Rule.PROMISE_WITHIN_LIMIT, PENALTY_18);
        when(LEADER, extend(LEAD_CHECK, Give.at("2026-04-15T00:00")));
        then(new DeadlineExtended(
                LEAD_CHECK,
                1,
                "商品须送检",
                Give.TOLD,
                Give.at("2026-04-06T06:36"),
                Give.at("2026-04-15T00:00"),
                PENALTY_18,
                "leader",
                JUST_NOW));
    }

    @Test
    @DisplayName("Order 20 art. 31: a named reporter is notified within 5 working days, and the notice ends the clock")
    void givenAReport_whenTheLeadIsDecided_thenANamedReporterIsToldInTime() {
        given(reportAt());
        when(handlerOf(XIPU), decideOnLead());
        then(
                new LeadDecided(true, "违法事实清楚", JUST_NOW),
                met(LEAD_CHECK),
                set(NOTICE, "2026-03-08T11:24", "2026-03-10T00:00", "law-notice-lead-order-20", ORDER_31));
        given(reportAt().give(handlerOf(XIPU), decideOnLead()));
        when(handlerOf(XIPU), contact(Notice.LEAD_DECISION));
        then(
                new ContactRecorded("投诉人", Medium.PHONE, sealed("已联系"), Notice.LEAD_DECISION, null, null, JUST_NOW),
                new DeadlineMet(NOTICE, 1, NOW, false));
    }

    @Test
    @DisplayName("what a leader promises ends where the law does")
    void givenAClockOfTheOfficesOwn_whenExtendedBeyondTheLaw_thenRefused() {
        work(CustomProcedure.officeUnderTheLaw());
        given(acceptedBy(XIPU));
        when(LEADER, extend(MEDIATION, Give.at("2026-05-02T00:01")));
        thenRefused(Rule.PROMISE_WITHIN_LIMIT, REGULATION_46);
        when(LEADER, extend(MEDIATION, Give.at("2026-05-01T00:00")));
        then(new DeadlineExtended(
                MEDIATION,
                1,
                "商品须送检",
                Give.TOLD,
                Give.at("2026-04-19T01:48"),
                Give.at("2026-05-01T00:00"),
                "OWN.12",
                "leader",
                JUST_NOW));
    }

    @Test
    @DisplayName("corrected into a report: the complaint's limits end, the check starts with the receipt")
    void givenAComplaint_whenItIsCorrectedIntoAReport_thenTheLawsLimitsFollow() {
        given(received());
        at(Give.at("2026-03-03T09:00"));
        when(INTAKE, Give.correctKind(ComplaintKind.REPORT));
        var corrected = Events.corrected(
                CorrectedField.KIND,
                "COMPLAINT",
                "REPORT",
                null,
                null,
                "登记有误",
                Occurred.at(Give.at("2026-03-03T09:00")));
        then(
                corrected,
                set(ACCEPTANCE, "2026-03-10T01:48", "2026-03-12T00:00", "acceptance", "P9.06"),
                set(LEAD_CHECK, "2026-03-19T16:12", "2026-03-24T00:00", "law-lead-check", PENALTY_18));
    }

    @Test
    @DisplayName("a migrated report whose source tells no acceptance tells no decision on it either")
    void givenAMigratedReport_whenAdopted_thenItsCheckIsNotCalledMissed() {
        var adopted = nothing()
                .give(
                        ADMIN,
                        new AdoptHistory(
                                Give.CASE,
                                "旧系统",
                                "1",
                                ComplaintKind.REPORT,
                                Channel.LETTER,
                                null,
                                Give.NARRATIVE,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                List.of(),
                                Give.at("2025-03-03T09:00"),
                                null,
                                null,
                                null,
                                Set.of(SourceGap.SIGN_OFF, SourceGap.ACCEPTANCE, SourceGap.REPLY),
                                new AdoptHistory.Outcome(null, null, false)));
        assertThat(adopted.events())
                .contains(new DeadlineLapsed(LEAD_CHECK, 1, LapseReason.NOT_RECORDED, NOW))
                .noneMatch(DeadlineMissed.class::isInstance);
    }

    @Tag("O121-28")
    @Test
    void givenAnAnonymousReport_whenTheLeadIsDecided_thenNobodyIsToBeTold() {
        var anonymous = Give.receiving(
                Give.CASE, ComplaintKind.REPORT, Channel.PHONE, null, Give.NARRATIVE, "某超市", null, null, null, null);
        given(nothing()
                .give(INTAKE, anonymous)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .acceptedBy(XIPU));
        when(handlerOf(XIPU), decideOnLead());
        then(new LeadDecided(true, "违法事实清楚", JUST_NOW), met(LEAD_CHECK));
    }

    @Test
    @DisplayName("deadlines are facts: a case that was received without the law is not brought under it")
    void givenACaseOfP9_whenTheLawIsSwitchedOnMeanwhile_thenItKeepsItsClocks() {
        work(TestOffice.p9());
        given(assignedTo(XIPU));
        boundByTheLaw();
        when(handlerOf(XIPU), accept());
        then(new ComplaintAccepted(XIPU, Give.TOLD, null, JUST_NOW), met(ACCEPTANCE));
    }

    private History reportAt() {
        return received(ComplaintKind.REPORT, Channel.HOTLINE_12315)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .acceptedBy(XIPU);
    }

    private History received(ComplaintKind kind) {
        return received(kind, Channel.HOTLINE_12315);
    }

    private static OtherLimit other(String rule, String clause, String dueAt) {
        return new OtherLimit(rule, clause, NOW, Give.at(dueAt), false);
    }

    private static DeadlineSet under(DeadlineSet set, OtherLimit... others) {
        return with(set, List.of(others), null);
    }
}
