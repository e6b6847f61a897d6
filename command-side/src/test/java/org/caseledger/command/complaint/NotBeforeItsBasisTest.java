package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SourceGap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nothing is dated before what it builds on was recorded, imports aside (P9.03). */
@DisplayName("What builds on an earlier act")
class NotBeforeItsBasisTest extends ComplaintTest {
    private static final Instant BASIS = Give.at("2026-03-02T15:00:10.400");
    private static final Instant THAT_SECOND = Give.at("2026-03-02T15:00:10");
    private static final Instant LATER = Give.at("2026-03-02T18:00");

    private static AssignComplaint assign(Instant at) {
        return new AssignComplaint(Give.CASE, XIPU, null, null, at, null);
    }

    private static AcceptComplaint accept(Instant at) {
        return new AcceptComplaint(Give.CASE, new Told(Medium.PHONE, at), null, at, null);
    }

    private static SendReply reply(Instant at) {
        return new SendReply(Give.CASE, null, Medium.PHONE, at, null);
    }

    private void refusedASecondEarlier() {
        thenRefused(Rule.NOT_BEFORE_ITS_BASIS, "P9.03");
    }

    @Test
    void givenASignOff_whenTheAssignmentIsDatedBeforeItWasRecorded_thenRefused() {
        given(classified().at(BASIS).signedOff(XIPU));
        at(LATER);
        when(DISPATCHER, assign(THAT_SECOND.minusSeconds(1)));
        refusedASecondEarlier();
        when(DISPATCHER, assign(THAT_SECOND));
        thenDone();
    }

    @Test
    void givenAnAssignment_whenItIsAcceptedOrReturnedBefore_thenRefused() {
        given(signedOff(XIPU).at(BASIS).assignedTo(XIPU));
        at(LATER);
        when(handlerOf(XIPU), accept(THAT_SECOND.minusSeconds(1)));
        refusedASecondEarlier();
        when(handlerOf(XIPU), new ReturnForReassignment(Give.CASE, "不属本辖区", null, THAT_SECOND.minusSeconds(1), null));
        refusedASecondEarlier();
        when(handlerOf(XIPU), accept(THAT_SECOND));
        thenDone();
    }

    @Test
    @DisplayName("a unit that accepts may return since it was assigned, not only since it accepted")
    void givenAccepted_whenReturnedAsOfBeforeTheAcceptance_thenDone() {
        given(assignedTo(XIPU).at(BASIS).acceptedBy(XIPU));
        at(LATER);
        when(handlerOf(XIPU), new ReturnForReassignment(Give.CASE, "不属本辖区", null, THAT_SECOND.minusSeconds(1), null));
        thenDone();
        when(handlerOf(XIPU), new RecordInvestigation(Give.CASE, true, "属实", null, THAT_SECOND.minusSeconds(1), null));
        refusedASecondEarlier();
    }

    @Test
    void givenADraft_whenTheReplyOrItsApprovalOnPaperIsDatedBefore_thenRefused() {
        given(acceptedBy(XIPU).at(BASIS).drafted(XIPU, TEXT));
        at(LATER);
        when(handlerOf(XIPU), reply(THAT_SECOND.minusSeconds(1)));
        refusedASecondEarlier();
        when(LEADER, approve(THAT_SECOND.minusSeconds(1)));
        refusedASecondEarlier();
        when(LEADER, approve(THAT_SECOND));
        thenDone();
        when(handlerOf(XIPU), reply(THAT_SECOND));
        thenDone();
    }

    private static ApproveReply approve(Instant signedAt) {
        var paper = new PaperSignature(signedAt, TestOffice.KEPT, null);
        return new ApproveReply(Give.CASE, 1, Digest.of(TEXT), null, paper, null);
    }

    @Test
    void givenAReply_whenTheFollowUpIsDatedBefore_thenRefused() {
        given(acceptedBy(XIPU).at(BASIS).replied(TEXT));
        at(LATER);
        when(HEAD, followUp(THAT_SECOND.minusSeconds(1)));
        refusedASecondEarlier();
        when(HEAD, followUp(THAT_SECOND));
        thenDone();
    }

    private static RecordFollowUp followUp(Instant at) {
        return new RecordFollowUp(Give.CASE, Satisfaction.SATISFIED, null, at, null);
    }

    @Test
    @DisplayName("what is possible at any time builds on nothing but the receipt")
    void givenAccepted_whenUrgedAsOfBefore_thenDone() {
        given(assignedTo(XIPU).at(BASIS).acceptedBy(XIPU));
        at(LATER);
        when(SUPERVISOR, new UrgeHandling(Give.CASE, "请抓紧", null, null, null, NOW, null));
        thenDone();
    }

    @Test
    @DisplayName("an import builds on what its source says, not on when it came in")
    void givenAMigratedCase_whenAcceptedAsOfAfterItsStatedAssignment_thenDone() {
        var received = Give.at("2026-03-02T09:00");
        var assigned = Give.at("2026-03-02T10:00");
        var adopt = new AdoptHistory(
                Give.CASE,
                "citizen-messages",
                "1",
                ComplaintKind.COMPLAINT,
                Channel.ONLINE_SERVICE,
                null,
                new Narrative(null, "噪声", null),
                null,
                null,
                null,
                null,
                List.of("环境"),
                null,
                List.of(new AdoptHistory.Assignment(XIPU, assigned)),
                received,
                received,
                null,
                null,
                Set.of(SourceGap.SIGN_OFF),
                new AdoptHistory.Outcome(null, null, false));
        given(nothing().at(BASIS).give(People.ADMIN, adopt));
        at(LATER);
        when(handlerOf(XIPU), accept(assigned.plusSeconds(3600)));
        thenDone();
        when(handlerOf(XIPU), accept(assigned.minusSeconds(1)));
        refusedASecondEarlier();
    }
}
