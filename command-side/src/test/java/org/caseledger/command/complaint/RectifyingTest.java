package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.completeRectification;
import static org.caseledger.command.complaint.Give.orderRectification;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordRectification;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Clause;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P3.13 对存在的问题,制定整改措施,确保问题得到有效解决")
class RectifyingTest extends ComplaintTest {
    private static final Actor HANDLER = handlerOf(XIPU);
    private static final Instant BY = Give.at("2026-03-20T18:00");

    private History ordered(String... whats) {
        var history = acceptedBy(XIPU);
        for (var what : whats) {
            history.give(HANDLER, orderRectification(what, BY));
        }
        return history;
    }

    private static History archived(History history) {
        return history.replied(TEXT).give(HEAD, Give.archive());
    }

    @Test
    void givenAccepted_whenARectificationIsOrdered_thenRecordedWithItsTime() {
        given(acceptedBy(XIPU));
        when(HANDLER, orderRectification("整改台账", BY));
        then(new RectificationOrdered("整改台账", BY, JUST_NOW));
        when(HANDLER, orderRectification("整改台账", null));
        then(new RectificationOrdered("整改台账", null, JUST_NOW));
    }

    @Test
    void givenOneIsOpen_whenCompletedWithoutANumber_thenItIsThatOne() {
        given(ordered("整改台账"));
        when(HANDLER, completeRectification(null, "台账已补齐"));
        then(new RectificationCompleted(1, "台账已补齐", JUST_NOW));
    }

    @Test
    void givenSeveralAreOpen_whenCompleted_thenItIsTheOneNamedOrOfTheSameWords() {
        given(ordered("整改台账", "下架𠮷牌酸奶", "培训员工"));
        when(HANDLER, completeRectification(3, "已培训"));
        then(new RectificationCompleted(3, "已培训", JUST_NOW));
        when(HANDLER, completeRectification(null, "下架𠮷牌酸奶"));
        then(new RectificationCompleted(2, "下架𠮷牌酸奶", JUST_NOW));
        when(HANDLER, completeRectification(null, "都已完成"));
        thenRefused(Rule.RECTIFICATION_OPEN, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenTheCaseWasArchivedMeanwhile_whenCompleted_thenRecorded_andNothingNewIsOrdered() {
        given(archived(ordered("整改台账")));
        when(HANDLER, completeRectification(1, "台账已补齐"));
        then(new RectificationCompleted(1, "台账已补齐", JUST_NOW));
        when(HANDLER, orderRectification("培训员工", BY));
        thenRefused(Rule.STATE, "P9.02");
        given(archived(ordered()));
        when(HANDLER, completeRectification(null, "台账已补齐"));
        thenRefused(Rule.RECTIFICATION_OPEN, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenNothingSuchIsOpen_whenCompleted_thenRefused() {
        given(acceptedBy(XIPU));
        when(HANDLER, completeRectification(null, "整改台账"));
        thenRefused(Rule.RECTIFICATION_OPEN, Clause.OF_THE_LEDGER);
        given(ordered("整改台账").give(HANDLER, completeRectification(1, "整改台账")));
        when(HANDLER, completeRectification(1, "整改台账"));
        thenRefused(Rule.RECTIFICATION_OPEN, Clause.OF_THE_LEDGER);
        given(ordered("整改台账"));
        when(HANDLER, completeRectification(2, "整改台账"));
        thenRefused(Rule.RECTIFICATION_OPEN, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenATimeThatHasPassed_whenOrdered_thenRefused() {
        given(acceptedBy(XIPU));
        when(HANDLER, orderRectification("整改台账", NOW));
        thenRefused(Rule.TIME_AHEAD, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenWhatBelongsToTheOther_whenOrderedOrCompleted_thenRefusedAndNotIgnored() {
        given(ordered("整改台账"));
        when(HANDLER, new RecordRectification(Give.CASE, false, 1, "台账", null, null, null));
        thenRefused(Rule.RECTIFICATION_OR_COMPLETION, Clause.OF_THE_LEDGER);
        when(HANDLER, new RecordRectification(Give.CASE, true, 1, "台账", BY, null, null));
        thenRefused(Rule.RECTIFICATION_OR_COMPLETION, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAssigned_whenARectificationIsOrdered_thenRefused() {
        given(assignedTo(XIPU));
        when(HANDLER, orderRectification("整改台账", BY));
        thenRefused(Rule.STATE, "P9.02");
    }
}
