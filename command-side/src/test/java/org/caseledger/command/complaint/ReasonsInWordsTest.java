package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.REASSIGNMENT;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reason, an explanation or an opinion that says nothing is refused wherever one is given. */
class ReasonsInWordsTest extends ComplaintTest {
    @ParameterizedTest
    @ValueSource(strings = {"。", "嫌麻烦", "aaaa", "１１１１", "😀😁😂🤣", "哈哈哈哈"})
    void givenAReasonThatIsNoWords_thenEveryCommandIsRefused(String nothing) {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), new ReturnForReassignment(CASE, nothing, HONGGUANG, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);
        when(handlerOf(XIPU), new DeclineComplaint(CASE, nothing, TOLD, null, null, null, null, null, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);
        when(INTAKE, new WithdrawComplaint(CASE, nothing, TOLD, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);
        when(handlerOf(XIPU), new ReferElsewhere(CASE, "区住建局", nothing, TOLD, null, null, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);

        given(signedOff(XIPU));
        when(DISPATCHER, new AssignComplaint(CASE, HONGGUANG, null, nothing, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);

        given(acceptedBy(XIPU).give(handlerOf(XIPU), Give.draft("已处理。")));
        when(LEADER, new RejectReply(CASE, 1, Digest.of("已处理。"), nothing, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);

        given(replied());
        when(HEAD, new ReopenComplaint(CASE, ReopenGround.DISSATISFIED, nothing, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);
        when(HEAD, new ArchiveComplaint(CASE, Set.of(), gaps(nothing), null, null, null));
        thenRefused(Rule.REASON_IN_WORDS, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAReasonWithARareCharacter_thenRecordedAsWritten() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), new ReturnForReassignment(CASE, "𠮷店不在", HONGGUANG, null, null));
        then(
                new ComplaintReturned(XIPU, "𠮷店不在", HONGGUANG, handlerOf(XIPU).person(), JUST_NOW),
                set(REASSIGNMENT, "2026-03-03T00:00", "2026-03-04T00:00", "reassignment", "P9.15"));
    }

    private static Map<DossierPart, String> gaps(String why) {
        return EnumSet.allOf(DossierPart.class).stream().collect(Collectors.toMap(part -> part, part -> why));
    }
}
