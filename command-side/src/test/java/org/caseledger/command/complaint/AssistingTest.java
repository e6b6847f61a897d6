package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.People.BRIGADE;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADING_GROUP;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.LEGAL_SECTION;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.ASSISTANCE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AnswerAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AskAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.ReturnAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.WithdrawAssistance;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.Occurred;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AssistingTest extends ComplaintTest {
    private static final String WHAT = "请核查红光镇仓库的进货票据";
    private static final LocalDate TOMORROW = LocalDate.of(2026, 3, 3);

    private static AskAssistance ask(UnitId unit) {
        return ask(unit, null);
    }

    private static AskAssistance ask(UnitId unit, @Nullable LocalDate by) {
        return new AskAssistance(CASE, unit, WHAT, by, null, null);
    }

    private static AnswerAssistance answer() {
        return new AnswerAssistance(CASE, "票据齐全", null, null, null);
    }

    private static ReturnAssistance giveBack() {
        return new ReturnAssistance(CASE, "仓库不在本辖区", null, null);
    }

    private static WithdrawAssistance withdraw(UnitId unit) {
        return new WithdrawAssistance(CASE, unit, "已经查清", null, null);
    }

    private AssistanceAsked asked(UnitId unit, @Nullable LocalDate by, UnitId askedBy) {
        return new AssistanceAsked(unit, WHAT, by, askedBy, JUST_NOW);
    }

    private DeadlineSet due(int number, UnitId unit, String amberAt, String dueAt, String clause) {
        var set = set(ASSISTANCE, number, 1, NOW, amberAt, dueAt, "assistance", clause);
        return with(set, null, unit);
    }

    private History assisted() {
        return acceptedBy(XIPU).give(DISPATCHER, ask(HONGGUANG));
    }

    @Tag("P9.01g")
    @Test
    @DisplayName("P9.01 分工协作办理: each assisting unit has a clock of its own")
    void givenAccepted_whenTheCenterAsksAUnitToAssist_thenItsClockRuns() {
        given(acceptedBy(XIPU));
        when(DISPATCHER, ask(HONGGUANG));
        then(asked(HONGGUANG, null, CENTER), due(1, HONGGUANG, "2026-03-05T00:00", "2026-03-06T00:00", "P9.01"));
    }

    @Test
    void givenAssisted_whenTheLeadAsksAnotherUnitUntilADay_thenItIsDueWithThatDay() {
        given(assisted());
        when(handlerOf(XIPU), ask(BRIGADE, TOMORROW));
        then(asked(BRIGADE, TOMORROW, XIPU), due(2, BRIGADE, "2026-03-03T00:00", "2026-03-04T00:00", "P9.01"));
    }

    @Test
    @DisplayName("not later than the lead unit's own reply is due")
    void givenTheLeadIsDueSooner_whenAsked_thenNoLaterThanThat() {
        given(received(ComplaintKind.COMPLAINT, Channel.WECHAT)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU));
        when(HEAD, ask(HONGGUANG));
        thenSomeOf(
                DeadlineSet.class,
                set -> set.clock() == ASSISTANCE
                        && set.dueAt().equals(NOW.plus(Duration.ofHours(24)))
                        && HONGGUANG.equals(set.unit()));
        when(HEAD, ask(HONGGUANG, TOMORROW));
        thenRefused(Rule.ASSISTANCE_WITHIN_THE_REPLY, "P9.01");
    }

    @Test
    void givenTheReplyIsDueOnADay_whenAskedUntilThatDay_thenDueWithIt_andNotUntilTheNext() {
        given(acceptedBy(XIPU));
        when(DISPATCHER, ask(HONGGUANG, LocalDate.of(2026, 3, 9)));
        thenDone();
        when(DISPATCHER, ask(HONGGUANG, LocalDate.of(2026, 3, 10)));
        thenRefused(Rule.ASSISTANCE_WITHIN_THE_REPLY, "P9.01");
    }

    @Test
    @DisplayName("a lead unit that is late itself still finds help, within the limit")
    void givenTheReplyIsOverdue_whenAsked_thenTheProcedureSaysByWhen() {
        given(acceptedBy(XIPU));
        at(Give.at("2026-03-11T09:00"));
        when(DISPATCHER, ask(HONGGUANG));
        thenSomeOf(
                DeadlineSet.class,
                set -> set.clock() == ASSISTANCE && set.dueAt().equals(Give.at("2026-03-17T00:00")));
    }

    @Test
    void givenAccepted_whenAskedUntilADayThatIsOver_thenRefused() {
        given(acceptedBy(XIPU));
        when(DISPATCHER, ask(HONGGUANG, LocalDate.of(2026, 3, 1)));
        thenRefused(Rule.TIME_AHEAD, "P9.01");
    }

    @Test
    void givenAccepted_whenTheLeadIsAskedToAssistItself_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), ask(XIPU));
        thenRefused(Rule.ASSISTANCE_BY_ANOTHER, "P9.01");
        when(DISPATCHER, ask(new UnitId("NOWHERE")));
        thenRefused(Rule.UNIT_KNOWN, "P9.03");
    }

    @Test
    void givenAUnitThatHandlesNothing_whenAskedToAssist_thenRefused_butTheLegalSectionAssists() {
        given(acceptedBy(XIPU));
        when(DISPATCHER, ask(LEADING_GROUP));
        thenRefused(Rule.ASSISTANCE_BY_SUCH_A_UNIT, "P9.01");
        given(acceptedBy(XIPU).give(DISPATCHER, ask(LEGAL_SECTION)));
        when(LEGAL, answer());
        then(new AssistanceAnswered(1, LEGAL_SECTION, "票据齐全", null, JUST_NOW), met(ASSISTANCE));
        when(HEAD, answer());
        thenRefused(Rule.ASSISTANCE_OF_THE_UNIT, "P9.01");
    }

    @Test
    void givenAUnitWithoutPeople_whenAskedToAssist_thenRefused() {
        office().desert(HONGGUANG);
        given(acceptedBy(XIPU));
        when(DISPATCHER, ask(HONGGUANG));
        thenRefused(Rule.ASSISTANCE_STAFFED, "P9.01");
    }

    @Test
    void givenAssisted_whenAskedAgain_thenRefused_untilItHasAnswered() {
        given(assisted());
        when(HEAD, ask(HONGGUANG));
        thenRefused(Rule.ASSISTANCE_ASKED_ONCE, "P9.01");
        given(assisted().give(handlerOf(HONGGUANG), answer()));
        when(HEAD, ask(HONGGUANG));
        then(asked(HONGGUANG, null, CENTER), due(2, HONGGUANG, "2026-03-05T00:00", "2026-03-06T00:00", "P9.01"));
    }

    @Test
    @DisplayName("only the center and the lead unit ask, while that unit handles the case")
    void givenNobodyHandlesIt_orSomebodyElseAsks_thenRefused() {
        given(signedOff(XIPU));
        when(DISPATCHER, ask(HONGGUANG));
        thenRefused(Rule.STATE, "P9.02");
        given(acceptedBy(XIPU));
        when(handlerOf(BRIGADE), ask(HONGGUANG));
        thenRefused(Rule.OWN_UNIT, "P9.04");
        when(INTAKE, ask(HONGGUANG));
        thenRefused(Rule.ROLE, "P9.01");
    }

    @Test
    @DisplayName("under a procedure that does not speak of it, by the rule of the office")
    void givenAnotherProcedure_whenAsked_thenItsOwnClauseIsNamed() {
        work(TestOffice.by(Procedures.builtIn().get("P7")));
        given(received().classified().assignedTo(XIPU));
        when(DISPATCHER, ask(HONGGUANG));
        then(asked(HONGGUANG, null, CENTER), due(1, HONGGUANG, "2026-03-05T00:00", "2026-03-06T00:00", "P7.18"));
        when(DISPATCHER, ask(XIPU));
        thenRefused(Rule.ASSISTANCE_BY_ANOTHER, "P7.18");
        work(CustomProcedure.office());
        given(signedOff(XIPU).assignedTo(XIPU));
        when(DISPATCHER, ask(XIPU));
        thenRefused(Rule.ASSISTANCE_BY_ANOTHER, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAProcedureWithoutALimit_whenAsked_thenRefused() {
        work(TestOffice.by(withoutAssistance(Procedures.builtIn().get("P9"))));
        given(acceptedBy(XIPU));
        when(DISPATCHER, ask(HONGGUANG));
        thenRefused(Rule.ASSISTANCE_HAS_A_LIMIT, "P9.01");
    }

    private static Procedure withoutAssistance(Procedure p) {
        return new Procedure(
                p.id(),
                p.version(),
                p.nameZh(),
                p.nameEn(),
                p.officeCode(),
                p.gates(),
                p.rules().stream().filter(rule -> rule.clock() != ASSISTANCE).toList(),
                p.intake(),
                p.responses(),
                p.law(),
                p.duty());
    }

    @Tag("P9.01g")
    @Test
    void givenAssisted_whenTheAssistingUnitAnswers_thenItsClockIsMet_andNoOther() {
        given(assisted().give(handlerOf(XIPU), ask(BRIGADE)));
        when(handlerOf(BRIGADE), answer());
        then(new AssistanceAnswered(2, BRIGADE, "票据齐全", null, JUST_NOW), new DeadlineMet(ASSISTANCE, 2, NOW, false));
    }

    @Test
    void givenAssisted_whenAnsweredWithEvidence_thenTheReportNamesWhatIsKept() {
        given(assisted());
        var kept = List.of(new Evidence("票据.pdf", TestOffice.KEPT), new Evidence("样品", null));
        when(handlerOf(HONGGUANG), new AnswerAssistance(CASE, "票据齐全", kept, null, null));
        then(new AssistanceAnswered(1, HONGGUANG, "票据齐全", kept, JUST_NOW), met(ASSISTANCE));
        var missing = List.of(new Evidence("票据.pdf", "ab".repeat(32)));
        given(assisted());
        when(handlerOf(HONGGUANG), new AnswerAssistance(CASE, "票据齐全", missing, null, null));
        thenRefused(Rule.EVIDENCE_KEPT, "P9.14");
    }

    @Test
    void givenAssisted_whenAnsweredLate_thenMissedAndMetLate() {
        given(assisted());
        var late = Give.at("2026-03-06T09:00");
        at(late);
        when(handlerOf(HONGGUANG), answer());
        then(
                new AssistanceAnswered(1, HONGGUANG, "票据齐全", null, Occurred.at(late)),
                new DeadlineMissed(ASSISTANCE, 1, Give.at("2026-03-06T00:00")),
                new DeadlineMet(ASSISTANCE, 1, late, true));
    }

    @Test
    @DisplayName("an answer is not dated before the request was recorded")
    void givenAssisted_whenTheAnswerIsDatedBeforeTheRequest_thenRefused() {
        given(acceptedBy(XIPU).at(NOW.plusSeconds(3600)).give(DISPATCHER, ask(HONGGUANG)));
        at(NOW.plusSeconds(7200));
        when(handlerOf(HONGGUANG), new AnswerAssistance(CASE, "票据齐全", null, typed(60), null));
        thenRefused(Rule.NOT_BEFORE_ITS_BASIS, "P9.03");
        when(handlerOf(HONGGUANG), new AnswerAssistance(CASE, "票据齐全", null, typed(4000), null));
        thenDone();
    }

    private static Instant typed(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    @Test
    @DisplayName("no one answers for another unit, and no one twice")
    void givenAssisted_whenAnotherAnswers_orItAnswersTwice_thenRefused() {
        given(assisted());
        when(handlerOf(XIPU), answer());
        thenRefused(Rule.ASSISTANCE_OF_THE_UNIT, "P9.01");
        when(handlerOf(BRIGADE), answer());
        thenRefused(Rule.OWN_UNIT, "P9.04");
        when(DISPATCHER, answer());
        thenRefused(Rule.ASSISTANCE_OF_THE_UNIT, "P9.01");
        when(INTAKE, answer());
        thenRefused(Rule.ROLE, "P9.01");
        given(assisted().give(handlerOf(HONGGUANG), answer()));
        when(handlerOf(HONGGUANG), answer());
        thenRefused(Rule.OWN_UNIT, "P9.04");
    }

    @Test
    @DisplayName("the assisting unit does nothing that is the lead unit's")
    void givenAssisted_whenTheAssistingUnitActsAsTheLead_thenRefused() {
        given(assisted());
        var assisting = handlerOf(HONGGUANG);
        for (var command : List.of(
                Give.reply(TEXT),
                Give.draft(TEXT),
                Give.investigate(true),
                Give.giveBack(),
                ask(BRIGADE),
                withdraw(HONGGUANG))) {
            when(assisting, command);
            thenRefused(Rule.OWN_UNIT, "P9.04");
        }
    }

    @Test
    void givenAssisted_whenAskedOrAnsweredWithoutWords_thenRefused() {
        given(assisted());
        when(handlerOf(HONGGUANG), new AnswerAssistance(CASE, "。", null, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);
        given(acceptedBy(XIPU));
        when(DISPATCHER, new AskAssistance(CASE, HONGGUANG, "——", null, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAssisted_whenReturned_thenItsClockLapses() {
        given(assisted());
        when(handlerOf(HONGGUANG), giveBack());
        then(
                new AssistanceReturned(1, HONGGUANG, "仓库不在本辖区", JUST_NOW),
                lapsed(ASSISTANCE, LapseReason.ASSISTANCE_RETURNED));
    }

    @Test
    void givenAssisted_whenTheCenterWithdrawsIt_thenItsClockLapses() {
        given(assisted());
        when(HEAD, withdraw(HONGGUANG));
        then(
                new AssistanceWithdrawn(1, HONGGUANG, "已经查清", JUST_NOW),
                lapsed(ASSISTANCE, LapseReason.ASSISTANCE_WITHDRAWN));
        when(HEAD, withdraw(BRIGADE));
        thenRefused(Rule.ASSISTANCE_OPEN, "P9.01");
    }

    @Test
    @DisplayName("the lead unit withdraws what it asked itself, not what the center arranged")
    void givenTheCenterAsked_whenTheLeadWithdraws_thenRefused() {
        given(assisted().give(handlerOf(XIPU), ask(BRIGADE)));
        when(handlerOf(XIPU), withdraw(HONGGUANG));
        thenRefused(Rule.ASSISTANCE_WITHDRAWN_BY_WHO_ASKED, "P9.01");
        when(handlerOf(XIPU), withdraw(BRIGADE));
        then(
                new AssistanceWithdrawn(2, BRIGADE, "已经查清", JUST_NOW),
                new DeadlineLapsed(ASSISTANCE, 2, LapseReason.ASSISTANCE_WITHDRAWN, NOW));
        given(assisted());
        when(handlerOf(XIPU), withdraw(HONGGUANG));
        thenRefused(Rule.ASSISTANCE_WITHDRAWN_BY_WHO_ASKED, "P9.01");
    }

    @Tag("P9.01g")
    @Test
    @DisplayName("the complainant is answered when the assisting units have answered")
    void givenAssisted_whenReplied_thenRefusedUntilItIsAnsweredReturnedOrWithdrawn() {
        given(assisted());
        when(handlerOf(XIPU), Give.reply(TEXT));
        thenRefused(Rule.ASSISTANCE_BEFORE_REPLY, "P9.01");
        for (var settled : List.of(
                assisted().give(handlerOf(HONGGUANG), answer()),
                assisted().give(handlerOf(HONGGUANG), giveBack()),
                assisted().give(HEAD, withdraw(HONGGUANG)))) {
            given(settled);
            when(handlerOf(XIPU), Give.reply(TEXT));
            thenSomeOf(ComplaintReplied.class, replied -> true);
        }
    }

    @Test
    @DisplayName("what is open ends with the return of the case, with its ending, with a new unit")
    void givenAssisted_whenTheCaseLeavesTheLead_thenTheClockLapses_andNothingIsAnswered() {
        given(assisted());
        when(handlerOf(XIPU), Give.giveBack());
        thenSomeOf(DeadlineLapsed.class, lapsed(ASSISTANCE, LapseReason.REASSIGNED)::equals);
        when(HEAD, new WithdrawComplaint(CASE, "不再追究", TOLD, null, null));
        thenSomeOf(DeadlineLapsed.class, lapsed(ASSISTANCE, LapseReason.WITHDRAWN)::equals);
        given(assisted().returnedBy(XIPU));
        when(handlerOf(HONGGUANG), answer());
        thenRefused(Rule.OWN_UNIT, "P9.04");
    }

    @Test
    @DisplayName("a graver case does not move what was asked")
    void givenAssistedUntilADay_whenClassifiedAnew_thenItsClockStays() {
        work(CustomProcedure.office());
        given(signedOff(XIPU).assignedTo(XIPU).give(DISPATCHER, ask(HONGGUANG, LocalDate.of(2026, 3, 5))));
        when(DISPATCHER, Give.classify(Severity.MAJOR));
        thenNoneOf(DeadlineSet.class, set -> set.clock() == ASSISTANCE);
    }

    @Test
    @DisplayName("an assistance deadline is neither extended nor suspended")
    void givenAssisted_whenItsClockIsExtended_thenRefused() {
        given(assisted());
        when(LEADER, Give.extend(ASSISTANCE, Give.at("2026-03-20T00:00")));
        thenRefused(Rule.EXTENDABLE, "P9.08");
        when(handlerOf(XIPU), Give.suspend(ASSISTANCE));
        thenRefused(Rule.SUSPENDABLE, "P9.08");
    }
}
