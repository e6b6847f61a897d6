package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.analyseRepeats;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.join;
import static org.caseledger.command.complaint.Give.link;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;

import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatsAnalysed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinkingARepeatTest extends ComplaintTest {
    private final CaseId other = CaseId.of("00000000-0000-4000-8000-000000000002");

    @Test
    @DisplayName("P4.22 重复投诉")
    void givenAnotherCase_whenLinked_thenRecorded() {
        office().know(other);
        given(received());
        when(DISPATCHER, link(other));
        then(new RepeatComplaintLinked(other, "同一事项", JUST_NOW));
    }

    @Test
    @DisplayName("P4.22 分析原因,制定预防措施: said of a series in the case that leads it")
    void givenACase_whenRepeatsAreAnalysed_thenRecorded_alsoAfterTheArchive() {
        given(received());
        when(DISPATCHER, analyseRepeats());
        then(new RepeatsAnalysed(sealed("同一批次"), "更换供货商", JUST_NOW));
        when(INTAKE, analyseRepeats());
        thenRefused(Rule.ROLE, "P9.12");
        given(replied().give(HEAD, archive()));
        when(HEAD, analyseRepeats());
        then(new RepeatsAnalysed(sealed("同一批次"), "更换供货商", JUST_NOW));
    }

    @Test
    void givenAnotherCaseLeads_whenRepeatsAreAnalysedHere_thenRefused() {
        office().know(other);
        given(received().give(DISPATCHER, join(other)));
        when(DISPATCHER, analyseRepeats());
        thenRefused(Rule.JOINED_ONCE, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenNoOtherCase_whenLinked_thenRefused() {
        given(received());
        when(DISPATCHER, link(other));
        thenRefused(Rule.ANOTHER_CASE, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenACase_whenLinkedToItself_thenRefused() {
        office().know(CASE);
        given(received());
        when(DISPATCHER, link(CASE));
        thenRefused(Rule.ANOTHER_CASE, Clause.OF_THE_LEDGER);
    }
}
