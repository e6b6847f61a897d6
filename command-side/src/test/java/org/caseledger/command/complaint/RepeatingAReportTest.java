package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.LEAD_CHECK;

import java.time.Instant;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.links.LinkCommand.RecordNewFacts;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.LinkEvent.NewFactsReported;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same person reports the same respondent again (O121-35). */
class RepeatingAReportTest extends ComplaintTest {
    private static final CaseId OTHER = CaseId.of("00000000-0000-4000-8000-000000000002");
    private static final Instant NOW = Give.at("2026-05-11T09:00");

    @BeforeEach
    void inForce() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
        office().setTime(NOW);
    }

    @Test
    @DisplayName("O121-35 重复举报不再另行处理: notified so, and linked to the first")
    void givenAReportOfTheSameFacts_whenDeclinedAsARepeat_thenItIsLinkedToTheFirst() {
        know(ComplaintKind.REPORT, "2026-05-06T09:00", null);
        given(report().classified().signedOff(XIPU).assignedTo(XIPU));
        when(handlerOf(XIPU), repeat());
        thenRecorded(new RepeatComplaintLinked(OTHER, "与在先举报事实相同", Occurred.at(NOW)));
        thenRecorded(new ComplaintDeclined(
                "与在先举报事实相同", new Told(Medium.PHONE, NOW), null, null, null, OTHER, null, Occurred.at(NOW)));
    }

    @Test
    void givenALaterReportAComplaintOrNone_whenNamedAsTheFirst_thenRefused() {
        given(report().classified().signedOff(XIPU).assignedTo(XIPU));
        when(handlerOf(XIPU), repeat());
        thenRefused(Rule.REPEATS_AN_EARLIER_REPORT, "O121-35");
        know(ComplaintKind.COMPLAINT, "2026-05-06T09:00", null);
        when(handlerOf(XIPU), repeat());
        thenRefused(Rule.REPEATS_AN_EARLIER_REPORT, "O121-35");
        know(ComplaintKind.REPORT, "2026-05-11T09:00", null);
        when(handlerOf(XIPU), repeat());
        thenRefused(Rule.REPEATS_AN_EARLIER_REPORT, "O121-35");
    }

    @Test
    @DisplayName("O121-35 自收到最后一次举报之日起重新计算: counted from the receipt of the later report")
    void givenNewFactsInAJoinedReport_whenRecorded_thenThePeriodRunsAnewFromItsReceipt() {
        know(ComplaintKind.REPORT, "2026-05-20T10:00", CASE);
        given(report());
        at(Give.at("2026-05-21T09:00"));
        when(HEAD, new RecordNewFacts(CASE, OTHER, "另有三批次过期"));
        var reported = Give.at("2026-05-20T10:00");
        then(
                new NewFactsReported(OTHER, "另有三批次过期", Occurred.at(reported)),
                new DeadlineLapsed(LEAD_CHECK, 1, LapseReason.NEW_FACTS, reported),
                lawSet(reported));
    }

    @Test
    void givenNoJoinAnEarlierOrTheSameReport_whenNewFactsAreRecorded_thenRefused() {
        given(report());
        know(ComplaintKind.REPORT, "2026-05-20T10:00", null);
        refusedAsNotJoined();
        know(ComplaintKind.REPORT, "2026-05-06T10:00", CASE);
        refusedAsNotJoined();
        know(ComplaintKind.COMPLAINT, "2026-05-20T10:00", CASE);
        refusedAsNotJoined();

        know(ComplaintKind.REPORT, "2026-05-20T10:00", CASE);
        given(report().at(Give.at("2026-05-21T09:00")).give(HEAD, facts()));
        when(HEAD, facts());
        thenRefused(Rule.NEW_FACTS_ONCE, "O121-35");
    }

    @Test
    void givenTheUnitOrNoCheckThatRuns_whenNewFactsAreRecorded_thenRefused() {
        know(ComplaintKind.REPORT, "2026-05-20T10:00", CASE);
        given(report().classified().signedOff(XIPU).assignedTo(XIPU));
        when(handlerOf(XIPU), facts());
        thenRefused(Rule.ROLE, "O121-35");
        work(TestOffice.p9());
        know(ComplaintKind.REPORT, "2026-05-20T10:00", CASE);
        given(received(ComplaintKind.REPORT, Channel.LETTER));
        when(HEAD, facts());
        thenRefused(Rule.CHECK_RUNS, "O121-35");
    }

    private void refusedAsNotJoined() {
        when(HEAD, facts());
        thenRefused(Rule.NEW_FACTS_IN_A_JOINED_REPORT, "O121-35");
    }

    private History report() {
        return received(ComplaintKind.REPORT, Channel.LETTER);
    }

    private DeadlineSet lawSet(Instant startsAt) {
        return set(
                LEAD_CHECK,
                2,
                1,
                startsAt,
                "2026-06-06T16:24",
                "2026-06-11T00:00",
                "law-lead-check-new-facts",
                "总局令第121号第35条 / SAMR Order 121 art. 35");
    }

    private void know(ComplaintKind kind, String receivedAt, @Nullable CaseId lead) {
        office().know(OTHER, new OtherCase(kind, Give.at(receivedAt), lead));
    }

    private static RecordNewFacts facts() {
        return new RecordNewFacts(CASE, OTHER, "另有三批次过期");
    }

    private static DeclineComplaint repeat() {
        return new DeclineComplaint(
                CASE, "与在先举报事实相同", new Told(Medium.PHONE, NOW), null, null, null, OTHER, null, null, null);
    }
}
