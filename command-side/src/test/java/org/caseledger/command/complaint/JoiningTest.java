package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.join;
import static org.caseledger.command.complaint.Give.link;
import static org.caseledger.command.complaint.Give.refer;
import static org.caseledger.command.complaint.Give.undoJoin;
import static org.caseledger.command.complaint.Give.undoLink;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;

import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JoiningTest extends ComplaintTest {
    private static final CaseId LEAD = CaseId.of("00000000-0000-4000-8000-000000000002");
    private static final CaseId THIRD = CaseId.of("00000000-0000-4000-8000-000000000003");

    @BeforeEach
    void knowTheLead() {
        office().know(LEAD);
    }

    @Test
    @DisplayName("P4.22 several complain of one matter: nothing happens to the clocks")
    void givenALeadCase_whenJoined_thenThatAndNothingElseIsRecorded() {
        given(received());
        when(DISPATCHER, join(LEAD));
        then(new ComplaintJoined(LEAD, "同一事项多人投诉", JUST_NOW));
    }

    @Test
    void givenNoOtherCase_whenJoined_thenRefused() {
        office().know(CASE);
        given(received());
        when(DISPATCHER, join(CASE));
        thenRefused(Rule.ANOTHER_CASE, Clause.OF_THE_LEDGER);
        when(DISPATCHER, join(THIRD));
        thenRefused(Rule.ANOTHER_CASE, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAnExercise_whenJoinedOrLinked_thenRefused() {
        var exercise = CaseId.replayed(THIRD.value(), CASE);
        office().know(exercise);
        given(received());
        when(DISPATCHER, join(exercise));
        thenRefused(Rule.EXERCISE_APART, Clause.OF_THE_LEDGER);
        when(DISPATCHER, link(exercise));
        thenRefused(Rule.EXERCISE_APART, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenTheLeadIsItselfJoined_whenJoined_thenRefused() {
        office().knowJoined(THIRD);
        given(received());
        when(DISPATCHER, join(THIRD));
        thenRefused(Rule.JOINED_ONCE, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenOthersAreJoinedToTheCase_whenJoined_thenRefused() {
        office().knowLeading(CASE);
        given(received());
        when(DISPATCHER, join(LEAD));
        thenRefused(Rule.LEADS_OTHERS, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAJoinedCase_whenJoinedAgain_thenRefusedUntilItIsUndone() {
        given(joined());
        when(DISPATCHER, join(LEAD));
        thenRefused(Rule.JOINED_ONCE, Clause.OF_THE_LEDGER);
        when(INTAKE, undoJoin());
        then(new JoinUndone(LEAD, "诉求不同", JUST_NOW));
        given(joined().give(INTAKE, undoJoin()));
        when(DISPATCHER, join(LEAD));
        then(new ComplaintJoined(LEAD, "同一事项多人投诉", JUST_NOW));
    }

    @Test
    @DisplayName("P4.22 a tie is undone in the archive too, where a lead may have to be freed of it")
    void givenAnArchivedCaseThatIsJoinedAndLinked_whenUndone_thenUndone() {
        var archived = joined().classified()
                .give(INTAKE, link(LEAD))
                .give(INTAKE, refer())
                .give(HEAD, archive());
        given(archived);
        when(INTAKE, undoJoin());
        then(new JoinUndone(LEAD, "诉求不同", JUST_NOW));
        when(DISPATCHER, undoLink(LEAD));
        then(new RepeatLinkUndone(LEAD, "并非同一事项", JUST_NOW));
        when(DISPATCHER, link(THIRD));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    void givenNothingToUndo_whenUndone_thenRefused() {
        given(joined().give(INTAKE, undoJoin()));
        when(DISPATCHER, undoJoin());
        thenRefused(Rule.TIE_STANDS, Clause.OF_THE_LEDGER);
        when(DISPATCHER, undoLink(LEAD));
        thenRefused(Rule.TIE_STANDS, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenALink_whenUndone_thenOnce() {
        given(received().give(DISPATCHER, link(LEAD)));
        when(DISPATCHER, undoLink(THIRD));
        thenRefused(Rule.TIE_STANDS, Clause.OF_THE_LEDGER);
        when(DISPATCHER, undoLink(LEAD));
        then(new RepeatLinkUndone(LEAD, "并非同一事项", JUST_NOW));
        given(received().give(DISPATCHER, link(LEAD)).give(DISPATCHER, undoLink(LEAD)));
        when(DISPATCHER, undoLink(LEAD));
        thenRefused(Rule.TIE_STANDS, Clause.OF_THE_LEDGER);
    }

    private History joined() {
        return received().give(DISPATCHER, join(LEAD));
    }
}
