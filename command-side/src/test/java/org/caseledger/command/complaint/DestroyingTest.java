package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.markSecret;
import static org.caseledger.command.complaint.People.AUDITOR;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADER2;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.retention.RetentionCommand.ApproveDestruction;
import org.caseledger.command.complaint.retention.RetentionCommand.LiftSealingOff;
import org.caseledger.command.complaint.retention.RetentionCommand.ObserveRetention;
import org.caseledger.command.complaint.retention.RetentionCommand.PutOffDestruction;
import org.caseledger.command.complaint.retention.RetentionCommand.SealOff;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.retention.HoldGround;
import org.caseledger.events.retention.RetentionClass;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.DestructionApproved;
import org.caseledger.events.retention.RetentionEvent.DestructionProposed;
import org.caseledger.events.retention.RetentionEvent.DestructionPutOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.events.retention.SealingGround;
import org.caseledger.procedure.RetentionSchedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PIPL art. 47, Archives Law art. 21: sealed off, then destroyed by two people")
class DestroyingTest extends ComplaintTest {
    private static final RetentionClass ORDINARY = RetentionSchedule.builtIn()
            .of(ComplaintKind.COMPLAINT, Severity.GENERAL)
            .asApplied();
    private static final String PIPL = "个人信息保护法第47条 / PIPL art. 47";
    private static final String ARCHIVES = "档案法第21条 / Archives Law art. 21";
    private static final LocalDate ARCHIVED_ON = LocalDate.of(2026, 3, 2);
    private static final LocalDate KEPT_UNTIL = LocalDate.of(2037, 1, 1);
    private static final Instant RESTED = Instant.parse("2026-06-01T01:00:00Z");
    private static final Instant UNUSED = Instant.parse("2031-12-31T16:00:00Z");
    private static final Instant OVER = Instant.parse("2036-12-31T16:00:00Z");
    private static final ObserveRetention OBSERVE = new ObserveRetention(CASE);
    private static final ApproveDestruction APPROVE = new ApproveDestruction(CASE);

    private History archived() {
        at(NOW);
        return replied().give(HEAD, archive(DossierPart.REGISTRATION_FORM));
    }

    /** No clock of it runs any more. */
    private History rested() {
        return archived().at(RESTED);
    }

    private History proposed() {
        return archived().at(OVER).give(Actor.SYSTEM, OBSERVE);
    }

    private static PutOffDestruction putOff(String until) {
        return new PutOffDestruction(CASE, HoldGround.LITIGATION, "一审尚未审结", LocalDate.parse(until));
    }

    private static DestructionApproved approved(Actor by, Instant at) {
        return new DestructionApproved(by.person(), by.role(), at);
    }

    @Test
    void givenAnArchivedCase_whenItsYearsInUseAreNotOver_thenNothing() {
        given(archived());
        at(UNUSED.minusSeconds(1));
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
        at(NOW);
        given(replied());
        at(OVER);
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
    }

    @Test
    void givenAnArchivedCase_whenItsYearsInUseAreOver_thenSealedOffOnce() {
        given(archived());
        at(UNUSED);
        when(Actor.SYSTEM, OBSERVE);
        then(new CaseSealedOff(SealingGround.PURPOSE_ACHIEVED, ORDINARY, KEPT_UNTIL, UNUSED));
        given(archived().at(UNUSED).give(Actor.SYSTEM, OBSERVE));
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
    }

    @Test
    void givenASealedOffCase_whenItsPeriodIsOver_thenItsDestructionIsProposedOnce() {
        given(archived().at(UNUSED).give(Actor.SYSTEM, OBSERVE));
        at(OVER.minusSeconds(1));
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
        at(OVER);
        when(Actor.SYSTEM, OBSERVE);
        then(new DestructionProposed(ORDINARY, ARCHIVED_ON, KEPT_UNTIL, OVER));
        given(proposed());
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
    }

    @Test
    void givenAGraveCase_whenTenYearsAreOver_thenItIsKeptForThirty() {
        given(gatedAt(XIPU)
                .drafted(XIPU, TEXT)
                .approved(1, TEXT)
                .reviewed(1, TEXT)
                .replied(TEXT)
                .give(HEAD, archive(DossierPart.REGISTRATION_FORM))
                .at(UNUSED)
                .give(Actor.SYSTEM, OBSERVE));
        at(OVER);
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
    }

    @Test
    void givenAProposal_whenALeaderAndALegalReviewerApprove_thenDestroyedWithTheSecond() {
        given(proposed());
        when(LEADER, APPROVE);
        then(approved(LEADER, OVER));
        given(proposed().give(LEADER, APPROVE));
        when(LEGAL, APPROVE);
        then(
                approved(LEGAL, OVER),
                new CaseDestroyed(
                        archived().state().number(),
                        ORDINARY,
                        List.of(approved(LEADER, OVER), approved(LEGAL, OVER)),
                        Map.of("ComplaintReceived.narrative", 1),
                        Map.of("pdf", 2),
                        false,
                        OVER));
    }

    @Test
    void givenOneApproval_whenTheSameRoleOrPersonOrAnotherRoleApproves_thenRefused() {
        given(proposed().give(LEADER, APPROVE));
        when(LEADER, APPROVE);
        thenRefused(Rule.DESTROYED_BY_TWO, ARCHIVES);
        when(LEADER2, APPROVE);
        thenRefused(Rule.DESTROYED_BY_TWO, ARCHIVES);
        when(new Actor(LEADER.person(), "王局长", Role.LEGAL, null), APPROVE);
        thenRefused(Rule.DESTROYED_BY_TWO, ARCHIVES);
        when(HEAD, APPROVE);
        thenRefused(Rule.ROLE, ARCHIVES);
        when(AUDITOR, APPROVE);
        thenRefused(Rule.ROLE, ARCHIVES);
        when(Actor.SYSTEM, APPROVE);
        thenRefused(Rule.ROLE, ARCHIVES);
    }

    @Test
    void givenAProposal_whenWhoHandledTheCaseApproves_thenRefused() {
        var byHe = new ComplaintAssigned(XIPU, "he", null, null, JUST_NOW);
        at(NOW);
        given(signedOff(XIPU)
                .holding(byHe)
                .acceptedBy(XIPU)
                .replied(TEXT)
                .give(HEAD, archive(DossierPart.REGISTRATION_FORM))
                .at(OVER)
                .give(Actor.SYSTEM, OBSERVE));
        when(new Actor("he", "何岸", Role.LEADER, null), APPROVE);
        thenRefused(Rule.DESTROYED_BY_TWO, ARCHIVES);
    }

    @Test
    void givenAProposal_whenThePeriodIsNotOverOrSomethingIsUndone_thenNotApproved() {
        given(proposed());
        at(OVER.minusSeconds(1));
        when(LEADER, APPROVE);
        thenRefused(Rule.PERIOD_NOT_OVER, ARCHIVES);
        at(OVER);
        office().tie(CASE);
        when(LEADER, APPROVE);
        thenRefused(Rule.NOTHING_UNDONE, ARCHIVES);
    }

    @Test
    void givenNoProposal_whenApproved_thenRefused() {
        given(archived());
        when(LEADER, APPROVE);
        thenRefused(Rule.DESTRUCTION_PROPOSED, ARCHIVES);
        given(rested().give(HEAD, new SealOff(CASE, SealingGround.ASKED)));
        when(LEADER, APPROVE);
        thenRefused(Rule.DESTRUCTION_PROPOSED, ARCHIVES);
        at(NOW);
        given(replied());
        when(LEADER, APPROVE);
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    void givenAProposal_whenPutOff_thenNobodyApprovesBeforeTheDayAndApprovalsAreVoid() {
        given(proposed().give(LEADER, APPROVE));
        when(LEGAL, putOff("2038-01-01"));
        then(new DestructionPutOff(HoldGround.LITIGATION, "一审尚未审结", LocalDate.of(2038, 1, 1), OVER));
        given(proposed().give(LEADER, APPROVE).give(LEGAL, putOff("2038-01-01")));
        when(LEGAL, APPROVE);
        thenRefused(Rule.DESTRUCTION_IS_PUT_OFF, ARCHIVES);
        at(Instant.parse("2037-12-31T16:00:00Z"));
        when(LEGAL, APPROVE);
        then(approved(LEGAL, Instant.parse("2037-12-31T16:00:00Z")));
    }

    @Test
    void givenAProposal_whenPutOffToADayThatHasPassedOrIsTooFar_thenRefused() {
        given(proposed());
        when(LEADER, putOff("2037-01-01"));
        thenRefused(Rule.PUT_OFF_UNTIL, ARCHIVES);
        when(LEADER, putOff("2067-01-02"));
        thenRefused(Rule.PUT_OFF_UNTIL, ARCHIVES);
        given(archived());
        when(LEADER, putOff("2067-01-01"));
        thenRefused(Rule.DESTRUCTION_PROPOSED, ARCHIVES);
    }

    @Test
    void givenASealedOffCase_whenSomebodyWorksOnIt_thenRefusedUntilItIsLifted() {
        var sealed = rested().give(HEAD, new SealOff(CASE, SealingGround.ASKED));
        var reopen = new ReopenComplaint(CASE, ReopenGround.NEW_EVIDENCE, "有新证据", null, null);
        given(sealed);
        when(HEAD, reopen);
        thenRefused(Rule.CASE_SEALED_OFF, PIPL);
        when(HEAD, new SealOff(CASE, SealingGround.ASKED));
        thenRefused(Rule.SEALED_OFF_ONCE, PIPL);
        when(HEAD, new LiftSealingOff(CASE, "复议机关调卷"));
        then(new SealingOffLifted("复议机关调卷", RESTED));
        given(rested().give(HEAD, new SealOff(CASE, SealingGround.ASKED))
                .give(HEAD, new LiftSealingOff(CASE, "复议机关调卷")));
        when(HEAD, reopen);
        thenDone();
        when(HEAD, new LiftSealingOff(CASE, "复议机关调卷"));
        thenRefused(Rule.SEALED_OFF_BEFORE, PIPL);
    }

    @Test
    void givenACaseTakenBack_whenTheLedgerLooks_thenItStaysInUseUntilItsPeriodIsOver() {
        given(archived().at(UNUSED).give(Actor.SYSTEM, OBSERVE).give(HEAD, new LiftSealingOff(CASE, "复议机关调卷")));
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
        at(OVER);
        when(Actor.SYSTEM, OBSERVE);
        then(
                new CaseSealedOff(SealingGround.PERIOD_OVER, ORDINARY, KEPT_UNTIL, OVER),
                new DestructionProposed(ORDINARY, ARCHIVED_ON, KEPT_UNTIL, OVER));
    }

    @Test
    void givenAProposal_whenTheSealingIsLifted_thenOnlyWhileItIsPutOff() {
        given(proposed());
        when(HEAD, new LiftSealingOff(CASE, "复议机关调卷"));
        thenRefused(Rule.PUT_OFF_BEFORE_LIFTING, ARCHIVES);
        given(proposed().give(LEADER, putOff("2038-01-01")));
        when(HEAD, new LiftSealingOff(CASE, "复议机关调卷"));
        then(new SealingOffLifted("复议机关调卷", OVER));
        given(proposed().give(LEADER, putOff("2038-01-01")).give(HEAD, new LiftSealingOff(CASE, "复议机关调卷")));
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
    }

    @Test
    void givenSomethingUndone_whenSealedOffOrDestroyed_thenRefused() {
        given(archived());
        when(HEAD, new SealOff(CASE, SealingGround.ASKED));
        thenRefused(Rule.NOTHING_UNDONE, ARCHIVES);
        office().tie(CASE);
        given(rested());
        when(HEAD, new SealOff(CASE, SealingGround.ASKED));
        thenRefused(Rule.NOTHING_UNDONE, ARCHIVES);
        at(OVER);
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
    }

    @Test
    void givenASecretCase_whenDestroyed_thenRefused() {
        given(replied()
                .give(HEAD, archive(DossierPart.REGISTRATION_FORM))
                .give(HEAD, markSecret("leader", "legal"))
                .at(OVER)
                .give(Actor.SYSTEM, OBSERVE));
        when(LEADER, APPROVE);
        thenRefused(Rule.SECRET_NOT_DESTROYED, ARCHIVES);
    }

    @Test
    void givenADestroyedCase_whenAnybodyDoesAnything_thenRefused() {
        given(proposed().give(LEADER, APPROVE).give(LEGAL, APPROVE));
        when(HEAD, new LiftSealingOff(CASE, "复议机关调卷"));
        thenRefused(Rule.CASE_DESTROYED, PIPL);
        when(LEADER, putOff("2038-01-01"));
        thenRefused(Rule.CASE_DESTROYED, PIPL);
        when(HEAD, markSecret("leader"));
        thenRefused(Rule.CASE_DESTROYED, PIPL);
        when(Actor.SYSTEM, OBSERVE);
        thenNothing();
    }

    @Test
    void givenAPersonWhoSealsOff_whenTheGroundIsThatThePeriodIsOver_thenRefused() {
        given(rested());
        when(HEAD, new SealOff(CASE, SealingGround.PERIOD_OVER));
        thenRefused(Rule.PERIOD_BY_THE_LEDGER, ARCHIVES);
        when(handlerOf(XIPU), new SealOff(CASE, SealingGround.ASKED));
        thenRefused(Rule.ROLE, PIPL);
    }
}
