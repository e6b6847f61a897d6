package org.caseledger.command.axon;

import static org.caseledger.command.Give.CASE;
import static org.caseledger.command.Give.link;
import static org.caseledger.command.People.DISPATCHER;

import org.caseledger.command.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.RepeatComplaintLinked;
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
    void givenNoOtherCase_whenLinked_thenRefused() {
        given(received());
        when(DISPATCHER, link(other));
        thenRefused(Rule.ANOTHER_CASE, "P4.22");
    }

    @Test
    void givenACase_whenLinkedToItself_thenRefused() {
        office().know(CASE);
        given(received());
        when(DISPATCHER, link(CASE));
        thenRefused(Rule.ANOTHER_CASE, "P4.22");
    }
}
