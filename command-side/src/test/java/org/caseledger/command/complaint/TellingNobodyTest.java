package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordContact;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.Notice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** “No one to notify” is stated of an anonymous case, and of no other (P9.07). */
class TellingNobodyTest extends ComplaintTest {
    private static final Told NOBODY = new Told(Medium.NOBODY, NOW);

    private History anonymous() {
        return nothing()
                .give(
                        INTAKE,
                        Give.receiving(
                                CASE,
                                ComplaintKind.REPORT,
                                Channel.LETTER,
                                null,
                                Give.NARRATIVE,
                                "某超市",
                                null,
                                null,
                                null,
                                null))
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU);
    }

    private static AcceptComplaint accept() {
        return new AcceptComplaint(CASE, NOBODY, null, null, null);
    }

    private static RecordContact contact(@Nullable Notice notice) {
        return new RecordContact(CASE, "举报人", Medium.NOBODY, "匿名信", notice, null, null, null, null);
    }

    @Test
    @DisplayName("P9.07 并告知投诉人: of an anonymous report it is stated that there is no one to notify")
    void givenAnAnonymousReport_whenAcceptedWithNobodyToTell_thenItIsRecorded() {
        given(anonymous());
        when(handlerOf(XIPU), accept());
        thenRecorded(new ComplaintAccepted(XIPU, NOBODY, null, JUST_NOW));
        given(anonymous().give(handlerOf(XIPU), accept()));
        when(handlerOf(XIPU), new SendReply(CASE, TEXT, Medium.NOBODY, null, null));
        thenDone();
        when(handlerOf(XIPU), contact(Notice.LEAD_DECISION));
        thenDone();
        when(handlerOf(XIPU), contact(null));
        thenRefused(Rule.NOBODY_TO_TALK_TO, "P9.07");
    }

    @Test
    @DisplayName("P9.07 whoever left a name is notified")
    void givenANamedComplainant_whenAnybodySaysThatNobodyIsThere_thenRefused() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), accept());
        thenRefused(Rule.SOMEBODY_TO_TELL, "P9.07");
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), new SendReply(CASE, TEXT, Medium.NOBODY, null, null));
        thenRefused(Rule.SOMEBODY_TO_TELL, "P9.07");
        when(handlerOf(XIPU), contact(Notice.PROGRESS));
        thenRefused(Rule.SOMEBODY_TO_TELL, "P9.07");
    }
}
