package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.accept;
import static org.caseledger.command.complaint.Give.account;
import static org.caseledger.command.complaint.Give.answerEscalation;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.classify;
import static org.caseledger.command.complaint.Give.completeRectification;
import static org.caseledger.command.complaint.Give.contact;
import static org.caseledger.command.complaint.Give.correctRespondent;
import static org.caseledger.command.complaint.Give.decideOnLead;
import static org.caseledger.command.complaint.Give.decline;
import static org.caseledger.command.complaint.Give.draft;
import static org.caseledger.command.complaint.Give.escalate;
import static org.caseledger.command.complaint.Give.giveBack;
import static org.caseledger.command.complaint.Give.investigate;
import static org.caseledger.command.complaint.Give.mediate;
import static org.caseledger.command.complaint.Give.propose;
import static org.caseledger.command.complaint.Give.refer;
import static org.caseledger.command.complaint.Give.reply;
import static org.caseledger.command.complaint.Give.reportOpinion;
import static org.caseledger.command.complaint.Give.resume;
import static org.caseledger.command.complaint.Give.suspend;
import static org.caseledger.command.complaint.Give.urge;
import static org.caseledger.command.complaint.Give.withdrawAccountability;
import static org.caseledger.command.complaint.People.ADMIN;
import static org.caseledger.command.complaint.People.AUDITOR;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.REPLY;

import java.util.List;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.UrgingStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OversightTest extends ComplaintTest {
    @Tag("P9.01f")
    @Test
    @DisplayName("P9.01 消费者投诉举报中心进行跟踪督办")
    void givenAnOpenCase_whenUrged_thenRecorded() {
        given(received());
        when(HEAD, urge());
        then(new HandlingUrged("请抓紧", UrgingStep.URGE, null, null, null, JUST_NOW));
        when(SUPERVISOR, urge());
        then(new HandlingUrged("请抓紧", UrgingStep.URGE, null, null, null, JUST_NOW));
    }

    @Test
    void givenReplied_whenUrged_thenRefused() {
        given(replied());
        when(SUPERVISOR, urge());
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("P1.17 表彰、通报批评、追责: at any time")
    void givenAnyCase_whenALeaderRecordsAccountability_thenRecorded() {
        given(replied().give(HEAD, archive(DossierPart.REGISTRATION_FORM)));
        when(LEADER, account());
        then(new AccountabilityRecorded(AccountabilityKind.CRITICISM, "犀浦所", "多件逾期", JUST_NOW));
        when(HEAD, account());
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    @DisplayName("P1.17 what was said is taken back once, with the reason")
    void givenAccountability_whenALeaderTakesItBack_thenRecordedOnce() {
        given(received().give(LEADER, account()));
        when(LEADER, withdrawAccountability(null));
        then(new CaseAccountabilityWithdrawn(1, "事实有误", JUST_NOW));
        when(HEAD, withdrawAccountability(1));
        thenRefused(Rule.ROLE, "P9.12");

        given(received().give(LEADER, account()).give(LEADER, withdrawAccountability(1)));
        when(LEADER, withdrawAccountability(1));
        thenRefused(Rule.ACCOUNTABILITY_STANDS, Clause.OF_THE_LEDGER);
        given(received());
        when(LEADER, withdrawAccountability(null));
        thenRefused(Rule.ACCOUNTABILITY_STANDS, Clause.OF_THE_LEDGER);
    }

    @Test
    @DisplayName("P1.17 a 通报 of urging counts with the records, and which is meant is said")
    void givenSeveralWereSaid_whenTakenBackWithoutANumber_thenRefused() {
        given(received()
                .give(SUPERVISOR, urge())
                .give(LEADER, urge(UrgingStep.CRITICISM, null, null))
                .give(LEADER, account()));
        when(LEADER, withdrawAccountability(null));
        thenRefused(Rule.ACCOUNTABILITY_STANDS, Clause.OF_THE_LEDGER);
        when(LEADER, withdrawAccountability(1));
        then(new CaseAccountabilityWithdrawn(1, "事实有误", JUST_NOW));
        when(LEADER, withdrawAccountability(3));
        thenRefused(Rule.ACCOUNTABILITY_STANDS, Clause.OF_THE_LEDGER);
    }

    @Test
    @DisplayName("P1.12 上报")
    void givenReplied_whenEscalated_thenRecorded() {
        given(replied());
        when(LEADER, escalate());
        then(new EscalatedToSuperior("市局", false, "案情重大", JUST_NOW));
    }

    @Test
    @DisplayName("P1.12 P2.25 what was escalated waits until its answer is recorded")
    void givenEscalated_whenAnswered_thenRecordedOnce() {
        given(replied().give(LEADER, escalate()));
        when(handlerOf(XIPU), answerEscalation(null));
        thenRefused(Rule.ROLE, "P9.12");
        when(HEAD, answerEscalation(2));
        thenRefused(Rule.ESCALATION_OPEN, Clause.OF_THE_LEDGER);
        when(HEAD, answerEscalation(null));
        then(new EscalationAnswered(1, "由本局继续办理", "按期回复投诉人", JUST_NOW));
    }

    @Test
    void givenAnsweredOrNothingEscalated_whenAnswered_thenRefused() {
        given(replied().give(LEADER, escalate()).give(HEAD, answerEscalation(null)));
        when(HEAD, answerEscalation(1));
        thenRefused(Rule.ESCALATION_OPEN, Clause.OF_THE_LEDGER);
        given(replied());
        when(HEAD, answerEscalation(null));
        thenRefused(Rule.ESCALATION_OPEN, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenTwoEscalations_whenAnswered_thenTheNumberSaysWhich_alsoAfterTheArchive() {
        given(replied()
                .give(LEADER, escalate())
                .give(LEADER, escalate())
                .give(HEAD, archive(DossierPart.REGISTRATION_FORM)));
        when(HEAD, answerEscalation(null));
        thenRefused(Rule.ESCALATION_OPEN, Clause.OF_THE_LEDGER);
        when(HEAD, answerEscalation(2));
        then(new EscalationAnswered(2, "由本局继续办理", "按期回复投诉人", JUST_NOW));
    }

    @Test
    void givenReferred_whenEscalated_thenRefused() {
        given(received().classified().give(INTAKE, refer()));
        when(LEADER, escalate());
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("an auditor reads all and changes nothing; an administrator reads no case")
    void givenAnyCase_whenAnAuditorOrAdministratorActs_thenRefused() {
        given(received());
        when(AUDITOR, urge());
        thenRefused(Rule.ROLE, "P9.12");
        when(ADMIN, classify(Severity.MAJOR));
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    @DisplayName("a handler acts on their own unit's cases only, whatever the command")
    void givenAssigned_whenAHandlerOfAnotherUnitActs_thenRefused() {
        given(acceptedBy(XIPU));
        for (var command : List.of(
                correctRespondent("另一超市"),
                refer(),
                giveBack(),
                accept(),
                decline(),
                investigate(true),
                mediate(),
                contact(null),
                reportOpinion(),
                decideOnLead(),
                propose(),
                draft(TEXT),
                reply(TEXT),
                suspend(REPLY),
                resume(REPLY),
                completeRectification(null, "整改台账"))) {
            when(handlerOf(HONGGUANG), command);
            thenRefused(Rule.OWN_UNIT, "P9.04");
        }
    }
}
