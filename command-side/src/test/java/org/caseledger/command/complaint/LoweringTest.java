package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.approveLowering;
import static org.caseledger.command.complaint.Give.classify;
import static org.caseledger.command.complaint.Give.correctChannel;
import static org.caseledger.command.complaint.Give.correctKind;
import static org.caseledger.command.complaint.Give.lower;
import static org.caseledger.command.complaint.Give.lowerTo;
import static org.caseledger.command.complaint.Give.rejectLowering;
import static org.caseledger.command.complaint.People.BRIGADE;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADER2;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.Clock.SIGN_OFF;
import static org.caseledger.events.clocks.LapseReason.RECLASSIFIED;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AskAssistance;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ProposeLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoweringTest extends ComplaintTest {
    private static final String WHY = "经核实为个案";

    @Test
    @DisplayName("P9.12 less severity, a flag off, a lower opinion level: never by a classification")
    void givenAGraveCase_whenClassifiedAsLess_thenRefused() {
        given(classified().classified(Severity.MAJOR, Flag.WIDE_IMPACT));
        when(DISPATCHER, classify(Severity.GENERAL, Flag.WIDE_IMPACT));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
        when(DISPATCHER, classify(Severity.URGENT));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");

        given(received(ComplaintKind.OPINION, Channel.MEDIA).give(DISPATCHER, level(OpinionLevel.RED)));
        when(DISPATCHER, level(OpinionLevel.ORANGE));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
    }

    @Test
    @DisplayName("P9.08 复杂问题72小时: what makes a limit longer is a lowering as well")
    void givenAWeiboCase_whenItBecomesMoreComplex_thenRefused() {
        given(received(ComplaintKind.COMPLAINT, Channel.WEIBO).classified());
        when(DISPATCHER, difficulty(Difficulty.COMPLEX));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
        when(DISPATCHER, classify(Severity.MAJOR, Difficulty.COMPLEX, OpinionLevel.GENERAL, null));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
    }

    @Test
    void givenAWeiboCase_whenItBecomesLessComplex_thenItsLimitIsShorter() {
        given(received(ComplaintKind.COMPLAINT, Channel.WEIBO).give(DISPATCHER, difficulty(Difficulty.COMPLEX)));
        when(DISPATCHER, difficulty(Difficulty.ORDINARY));
        thenDone();
    }

    @Test
    @DisplayName("P2.14 a graver case may have a longer limit: that is no lowering")
    void givenAnotherProcedure_whenTheSeverityRises_thenTheLongerLimitIsTaken() {
        work(TestOffice.p2());
        given(classified());
        when(DISPATCHER, classify(Severity.MAJOR));
        thenDone();
    }

    @Test
    @DisplayName("P9.12 two units assist, the second one to an earlier day: no lowering of anything")
    void givenTwoUnitsThatAssist_whenClassifiedAsGrave_thenTheirDaysAreComparedWithTheirOwn() {
        var day = LocalDate.ofInstant(NOW, WorkCalendar.ZONE);
        given(acceptedBy(XIPU)
                .give(DISPATCHER, assist(HONGGUANG, day.plusDays(2)))
                .give(DISPATCHER, assist(BRIGADE, day.plusDays(1))));
        when(DISPATCHER, classify(Severity.MAJOR));
        thenDone();
    }

    private static AskAssistance assist(UnitId unit, LocalDate by) {
        return new AskAssistance(Give.CASE, unit, "协助核查进货台账", by, null, null);
    }

    @Test
    @DisplayName("a case that was never classified has nothing to lower")
    void givenReceived_whenClassified_thenTaken() {
        given(received(ComplaintKind.COMPLAINT, Channel.WEIBO));
        when(DISPATCHER, difficulty(Difficulty.COMPLEX));
        thenDone();
    }

    @Test
    @DisplayName("P9.01 咨询: what a center answers by itself is no way out for a complaint or report")
    void givenAComplaint_whenCorrectedToAnInquiry_thenRefusedInEveryState() {
        given(received());
        when(INTAKE, correctKind(ComplaintKind.INQUIRY));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), correctKind(ComplaintKind.INQUIRY));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
        given(replied());
        when(INTAKE, correctKind(ComplaintKind.INQUIRY));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
    }

    @Test
    @DisplayName("P9.08 信函…7个工作日: a channel with a longer limit is no correction of a slip")
    void givenAHotlineCase_whenCorrectedToALetter_thenRefused() {
        given(classified());
        when(INTAKE, correctChannel(Channel.LETTER));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
        when(INTAKE, correctChannel(Channel.WEIBO));
        thenDone();
    }

    @Tag("P9.10a")
    @Test
    @DisplayName("P9.10, P9.12: the unit that finds the lead raises the case, and only raises it")
    void givenAcceptedByAUnit_whenItClassifies_thenItMayOnlyRaise() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), classify(Severity.GENERAL, Flag.SERIOUS_LEAD));
        then(as(Severity.GENERAL, Flag.SERIOUS_LEAD));
        when(handlerOf(XIPU), classify(Severity.GENERAL));
        thenRefused(Rule.UNIT_RAISES_ONLY, "P9.12");
        when(handlerOf(HONGGUANG), classify(Severity.MAJOR));
        thenRefused(Rule.OWN_UNIT, "P9.04");
        given(gatedAt(XIPU));
        when(handlerOf(XIPU), classify(Severity.GENERAL, Flag.SERIOUS_LEAD));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
    }

    @Tag("P9.12e")
    @Test
    void givenAGraveCase_whenLoweringIsProposed_thenItStaysAsItIs() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(handlerOf(XIPU), lower(Severity.GENERAL));
        then(proposed(1, null, null, handlerOf(XIPU).person()));

        given(gatedAt(XIPU).drafted(XIPU, TEXT).give(DISPATCHER, lower(Severity.GENERAL)));
        when(handlerOf(XIPU), Give.replyAsDrafted());
        thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
    }

    @Test
    void givenALoweringIsProposed_whenALeaderApproves_thenItTakesEffect() {
        given(gatedAt(XIPU).give(DISPATCHER, lower(Severity.GENERAL)));
        when(LEADER, new ApproveLowering(Give.CASE, 1, "同意"));
        then(new LoweringApproved(1, "同意", "leader", JUST_NOW), as(Severity.GENERAL));

        given(gatedAt(XIPU).give(DISPATCHER, lower(Severity.GENERAL)).give(LEADER, approveLowering()));
        when(handlerOf(XIPU), Give.reply(TEXT));
        thenDone();
    }

    @Test
    void givenAComplaintByMistake_whenALeaderApproves_thenItBecomesAnInquiryWithItsLimits() {
        given(classified().give(DISPATCHER, lowerTo(ComplaintKind.INQUIRY, Channel.LETTER)));
        when(LEADER, approveLowering());
        then(
                new LoweringApproved(1, null, "leader", JUST_NOW),
                corrected(CorrectedField.KIND, "COMPLAINT", "INQUIRY"),
                lapsed(SIGN_OFF, RECLASSIFIED),
                lapsed(ACCEPTANCE, RECLASSIFIED),
                corrected(CorrectedField.CHANNEL, "HOTLINE_12315", "LETTER"),
                set(REPLY, "2026-03-10T01:48", "2026-03-12T00:00", "reply-letter", "P9.08"),
                as(Severity.GENERAL));
    }

    @Test
    void givenALoweringIsProposed_whenALeaderRejects_thenTheCaseStaysAndAnotherMayBeProposed() {
        given(gatedAt(XIPU).give(DISPATCHER, lower(Severity.GENERAL)));
        when(LEADER, rejectLowering());
        then(new LoweringRejected(1, "事实未查清", "leader", JUST_NOW));
        when(LEADER, new RejectLowering(Give.CASE, 1, " "));
        thenRefused(Rule.LOWERING_WHY, "P9.12");

        given(gatedAt(XIPU).give(DISPATCHER, lower(Severity.GENERAL)).give(LEADER, rejectLowering()));
        when(DISPATCHER, lower(Severity.GENERAL));
        then(proposed(2, null, null, "dispatcher"));
        when(LEADER, approveLowering());
        thenRefused(Rule.LOWERING_WAITS, "P9.12");
    }

    @Test
    @DisplayName("P9.12 by another person than who proposed it, or wrote what would go out by it")
    void givenALoweringIsProposed_whenThePersonWhoWantsItDecides_thenRefused() {
        given(gatedAt(XIPU).give(DISPATCHER, lower(Severity.GENERAL)));
        when(People.as(Role.LEADER, DISPATCHER), approveLowering());
        thenRefused(Rule.LOWERING_BY_ANOTHER, "P9.12");
        when(People.as(Role.LEADER, DISPATCHER), rejectLowering());
        thenRefused(Rule.LOWERING_BY_ANOTHER, "P9.12");

        given(gatedAt(XIPU).drafted(XIPU, TEXT).give(DISPATCHER, lower(Severity.GENERAL)));
        when(People.as(Role.LEADER, handlerOf(XIPU)), approveLowering());
        thenRefused(Rule.LOWERING_BY_ANOTHER, "P9.12");
    }

    @Test
    void givenALoweringIsProposed_whenProposedAgainOrApprovedByNumber_thenOnlyTheOneThatWaits() {
        given(gatedAt(XIPU).give(DISPATCHER, lower(Severity.GENERAL)));
        when(handlerOf(XIPU), lower(Severity.GENERAL));
        thenRefused(Rule.ONE_LOWERING_WAITS, "P9.12");
        when(LEADER, new ApproveLowering(Give.CASE, 2, null));
        thenRefused(Rule.READ_LOWERING, "P9.12");
        given(gatedAt(XIPU).give(DISPATCHER, lower(Severity.GENERAL)).give(LEADER, approveLowering()));
        when(LEADER2, approveLowering());
        thenRefused(Rule.LOWERING_WAITS, "P9.12");
    }

    @Test
    @DisplayName("a proposal is of the case as it was: raised, answered or reopened, it is void")
    void givenALoweringIsProposed_whenTheCaseMovesOn_thenNobodyApprovesItAnyMore() {
        given(gatedAt(XIPU).give(DISPATCHER, lower(Severity.GENERAL)).give(handlerOf(XIPU), classify(Severity.URGENT)));
        when(LEADER, approveLowering());
        thenRefused(Rule.LOWERING_WAITS, "P9.12");

        var answered = gatedAt(XIPU)
                .drafted(XIPU, TEXT)
                .approved(1, TEXT)
                .reviewed(1, TEXT)
                .give(DISPATCHER, lower(Severity.GENERAL))
                .give(handlerOf(XIPU), Give.replyAsDrafted());
        given(answered);
        when(LEADER, approveLowering());
        thenRefused(Rule.STATE, "P9.02");
        when(DISPATCHER, lower(Severity.GENERAL));
        thenRefused(Rule.STATE, "P9.02");
        given(answered.reopened());
        when(LEADER, approveLowering());
        thenRefused(Rule.LOWERING_WAITS, "P9.12");
        when(DISPATCHER, classify(Severity.GENERAL));
        thenRefused(Rule.LOWERING_PROPOSED, "P9.12");
    }

    @Test
    void givenAGraveCase_whenLoweringIsProposedWithoutAReason_thenRefused() {
        given(gatedAt(XIPU));
        when(
                DISPATCHER,
                new ProposeLowering(
                        Give.CASE,
                        null,
                        null,
                        List.of("食品"),
                        null,
                        null,
                        Severity.GENERAL,
                        null,
                        null,
                        null,
                        null,
                        " "));
        thenRefused(Rule.LOWERING_WHY, "P9.12");
    }

    @Test
    @DisplayName("P2.13–15 no leader is asked, but a reason is, and it is recorded")
    void givenAProcedureWithoutThatApproval_whenProposed_thenDoneAtOnceByTheDispatcherOnly() {
        work(TestOffice.p2());
        given(classified().classified(Severity.URGENT));
        when(DISPATCHER, classify(Severity.MAJOR));
        thenRefused(Rule.LOWERING_PROPOSED, "P2.13–15");
        when(DISPATCHER, lower(Severity.MAJOR));
        then(
                new LoweringProposed(
                        1,
                        null,
                        null,
                        List.of("食品", "奶粉"),
                        null,
                        null,
                        Severity.MAJOR,
                        Difficulty.ORDINARY,
                        OpinionLevel.GENERAL,
                        null,
                        Set.of(),
                        WHY,
                        "dispatcher",
                        JUST_NOW),
                as(Severity.MAJOR),
                set(REPLY, "2026-03-08T11:24", "2026-03-10T00:00", "reply-major", "P2.14"));
        given(classified().assignedTo(CENTER).classified(Severity.URGENT));
        when(handlerOf(CENTER), lower(Severity.GENERAL));
        thenRefused(Rule.CENTER_LOWERS, "P2.13–15");
    }

    private static LoweringProposed proposed(int number, ComplaintKind kind, Channel channel, String by) {
        return new LoweringProposed(
                number,
                kind,
                channel,
                List.of("食品", "奶粉"),
                null,
                null,
                Severity.GENERAL,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of(),
                WHY,
                by,
                JUST_NOW);
    }

    private static RecordCorrected corrected(CorrectedField field, String before, String after) {
        return Events.corrected(field, before, after, null, null, WHY, JUST_NOW);
    }

    private static ComplaintClassified as(Severity severity, Flag... flags) {
        return new ComplaintClassified(
                List.of("食品", "奶粉"),
                null,
                null,
                severity,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of(flags),
                JUST_NOW);
    }

    private static ClassifyComplaint level(OpinionLevel level) {
        return classify(Severity.GENERAL, Difficulty.ORDINARY, level, null);
    }

    private static ClassifyComplaint difficulty(Difficulty difficulty) {
        return classify(Severity.GENERAL, difficulty, OpinionLevel.GENERAL, null);
    }
}
