package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.accept;
import static org.caseledger.command.complaint.Give.approve;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.assign;
import static org.caseledger.command.complaint.Give.classify;
import static org.caseledger.command.complaint.Give.contact;
import static org.caseledger.command.complaint.Give.correctRespondent;
import static org.caseledger.command.complaint.Give.draft;
import static org.caseledger.command.complaint.Give.giveBack;
import static org.caseledger.command.complaint.Give.investigate;
import static org.caseledger.command.complaint.Give.liftSecrecy;
import static org.caseledger.command.complaint.Give.markSecret;
import static org.caseledger.command.complaint.Give.mediate;
import static org.caseledger.command.complaint.Give.propose;
import static org.caseledger.command.complaint.Give.reply;
import static org.caseledger.command.complaint.Give.signOff;
import static org.caseledger.command.complaint.Give.urge;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADER2;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.util.List;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepingSecretTest extends ComplaintTest {
    private static final String HANDLER = handlerOf(XIPU).person();

    private SecrecyMarked marked(String... people) {
        var why = office().seal(CASE, SealedField.SECRECY, "涉及未公开配方");
        return new SecrecyMarked(SecrecyGround.TRADE, List.of(people), why, JUST_NOW);
    }

    private History secretAt(History history) {
        return history.give(HEAD, markSecret(HANDLER, "leader"));
    }

    @Test
    @DisplayName("P7.20 对于涉及国家秘密、商业秘密等方面的投诉,应严格保密: in any state, its reason sealed")
    void givenAnyCase_whenMarked_thenRecordedWithWhoMayOpenIt() {
        given(received());
        when(HEAD, markSecret("handler", "leader", "handler"));
        then(marked("handler", "leader"));
        given(replied().give(HEAD, archive(DossierPart.REGISTRATION_FORM)));
        when(LEADER, markSecret("auditor"));
        then(marked("auditor"));
    }

    @Test
    void givenASecretCase_whenMarkedAgain_thenTheListIsReplaced() {
        given(secretAt(acceptedBy(XIPU)).give(LEADER, markSecret("leader")));
        when(handlerOf(XIPU), draft(TEXT));
        thenRefused(Rule.SECRET_FOR_NAMED_PEOPLE, "O121-39");
    }

    @Test
    void givenNobodyOrSomebodyUnknown_whenMarked_thenRefused() {
        given(received());
        when(LEADER, markSecret());
        thenRefused(Rule.SECRET_FOR_SOMEBODY, Clause.OF_THE_LEDGER);
        when(LEADER, markSecret("leader", "nobody"));
        thenRefused(Rule.PEOPLE_KNOWN, Clause.OF_THE_LEDGER);
        when(SUPERVISOR, markSecret("supervisor"));
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    void givenASecretCase_whenLifted_thenOpenToWhomItWasBefore() {
        given(secretAt(acceptedBy(XIPU)));
        when(LEADER, liftSecrecy());
        then(new SecrecyLifted("配方已公开", JUST_NOW));
        given(received());
        when(LEADER, liftSecrecy());
        thenRefused(Rule.SECRECY_STANDS, Clause.OF_THE_LEDGER);
        given(received().give(HEAD, markSecret("leader")).give(HEAD, liftSecrecy()));
        when(HEAD, liftSecrecy());
        thenRefused(Rule.SECRECY_STANDS, Clause.OF_THE_LEDGER);
    }

    @Test
    @DisplayName("who is not named writes no sealed text of it and decides on none")
    void givenASecretCase_whenSomebodyNotNamedWritesInIt_thenRefused() {
        given(acceptedBy(XIPU).give(HEAD, markSecret("leader")));
        for (var command : List.of(
                correctRespondent("某超市"),
                investigate(true),
                mediate(),
                contact(null),
                propose(),
                draft(TEXT),
                reply(TEXT))) {
            when(handlerOf(XIPU), command);
            thenRefused(Rule.SECRET_FOR_NAMED_PEOPLE, "O121-39");
        }
        when(INTAKE, correctRespondent("某超市"));
        thenRefused(Rule.SECRET_FOR_NAMED_PEOPLE, "O121-39");
    }

    @Test
    void givenASecretDraft_whenALeaderWhoIsNotNamedApproves_thenRefused() {
        given(secretAt(gatedAt(XIPU)).give(handlerOf(XIPU), draft(TEXT)));
        var digest = Digest.of(TEXT);
        when(LEADER2, approve(1, TEXT));
        thenRefused(Rule.SECRET_FOR_NAMED_PEOPLE, "O121-39");
        when(LEADER, approve(1, TEXT));
        then(new ReplyApproved(ApprovalLevel.LEADER, 1, digest, "同意", "leader", null, JUST_NOW));
        when(LEGAL, approve(1, TEXT));
        thenRefused(Rule.SECRET_FOR_NAMED_PEOPLE, "O121-39");
    }

    @Test
    @DisplayName("the office keeps its deadlines: what reads no text is done by whoever does it else")
    void givenASecretCase_whenItIsRoutedAndUrged_thenAsEver() {
        var routed = secretAt(received())
                .give(DISPATCHER, classify(Severity.GENERAL))
                .give(LEADER2, signOff(XIPU))
                .give(DISPATCHER, assign(XIPU));
        var returned = routed.give(HEAD, markSecret("leader"))
                .give(handlerOf(XIPU), accept())
                .give(SUPERVISOR, urge())
                .give(handlerOf(XIPU), giveBack());
        assertThat(returned.events()).hasAtLeastOneElementOfType(ComplaintReturned.class);
    }
}
