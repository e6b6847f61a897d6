package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.correct;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplainantAgent;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.IdentityDocument;
import org.caseledger.events.complaint.IdentityKind;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Procedures;
import org.caseledger.testing.Events;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A complaint is accepted on a record that says what Order 121 asks for (O121-10, O121-11). */
class MissingForAcceptanceTest extends ComplaintTest {
    private static final Instant RECEIVED = Give.at("2026-05-11T09:00");
    private static final Complainant WHOLE = new Complainant("张三", "13800000000", null, "犀浦街道1号");
    private static final Narrative ASKING = new Narrative("奶粉", "奶粉变质", "退款");
    private static final ToldRespondent PLACE = new ToldRespondent(null, null, "犀浦镇1号", null);
    private static final ComplainantAgent AGENT = new ComplainantAgent("王五", null, null, null);

    @BeforeEach
    void underOrder121() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
        at(RECEIVED);
    }

    @Tag("O121-10")
    @Test
    void givenAWholeRecord_whenAccepted_thenDone() {
        given(assigned(receive(ComplaintKind.COMPLAINT, WHOLE, ASKING, "某超市", PLACE, null)));
        when(handlerOf(XIPU), accept());
        thenDone();
    }

    @Test
    void givenNoPhoneOfTheComplainant_whenAccepted_thenRefused() {
        refusesWith(new Complainant("张三", null, null, "犀浦街道1号"), ASKING, "某超市", PLACE, "O121-10");
    }

    @Test
    void givenNoAddressOfTheComplainant_whenAccepted_thenRefused() {
        refusesWith(new Complainant("张三", "138", null, null), ASKING, "某超市", PLACE, "O121-10");
    }

    @Test
    void givenNobodyIsNamed_whenAccepted_thenRefused() {
        refusesWith(null, ASKING, "某超市", PLACE, "O121-10");
    }

    @Test
    void givenNoRespondent_whenAccepted_thenRefused() {
        refusesWith(WHOLE, ASKING, null, null, "O121-10");
    }

    @Test
    void givenNoAddressOfTheRespondent_whenAccepted_thenRefused() {
        refusesWith(WHOLE, ASKING, "某超市", null, "O121-10");
    }

    @Test
    void givenOfTheRespondentOnlyTheCode_whenAccepted_thenRefused() {
        var code = new ToldRespondent(null, "91350100M000100Y43", null, null);
        refusesWith(WHOLE, ASKING, "某超市", code, "O121-10");
    }

    @Test
    void givenAMatterWithoutADemand_whenAccepted_thenRefused() {
        var matter = new Matter(null, "奶粉", null, null, null, null, null, null, null);
        var told = new Narrative(null, "奶粉变质", null);
        given(assigned(receive(ComplaintKind.COMPLAINT, WHOLE, told, "某超市", PLACE, matter)));
        when(handlerOf(XIPU), accept());
        thenRefused(Rule.RECORD_COMPLETE, "O121-10");
    }

    @Test
    void givenNothingIsDemanded_whenAccepted_thenRefused() {
        refusesWith(WHOLE, new Narrative(null, "奶粉变质", null), "某超市", PLACE, "O121-10");
    }

    @Test
    void givenADemandOfTheListAlone_whenAccepted_thenDone() {
        var demands = new Demands(Set.of(Demand.REFUND), null, null, null);
        var matter = new Matter(null, null, null, null, null, null, null, null, demands);
        var told = new Narrative(null, "奶粉变质", null);
        given(assigned(receive(ComplaintKind.COMPLAINT, WHOLE, told, "某超市", PLACE, matter)));
        when(handlerOf(XIPU), accept());
        thenDone();
    }

    @Tag("O121-11")
    @Test
    void givenAnAgentWithoutLetterAndIdentity_whenAccepted_thenRefusedByTheArticleOnAgents() {
        refusesWith(by(AGENT), ASKING, "某超市", PLACE, "O121-11");
    }

    @Test
    void givenAnAgentWhoShowsNoLetter_whenAccepted_thenRefused() {
        var document = new IdentityDocument(IdentityKind.PASSPORT, "E12345678");
        var agent = new ComplainantAgent("王五", "139", document, false);
        refusesWith(by(agent), ASKING, "某超市", PLACE, "O121-11");
    }

    @Test
    void givenTheLetterOfTheAgentIsRecordedLater_whenAccepted_thenDone() {
        var letter = Give.recordAgent(LocalDate.parse("2026-12-31"));
        given(assigned(receive(ComplaintKind.COMPLAINT, by(AGENT), ASKING, "某超市", PLACE, null))
                .give(INTAKE, letter));
        when(handlerOf(XIPU), accept());
        thenDone();
    }

    @Test
    void givenAnAgentWithLetterAndIdentity_whenAccepted_thenDone() {
        var document = new IdentityDocument(IdentityKind.PASSPORT, "E12345678");
        var agent = new ComplainantAgent("王五", "139", document, true);
        given(assigned(receive(ComplaintKind.COMPLAINT, by(agent), ASKING, "某超市", PLACE, null)));
        when(handlerOf(XIPU), accept());
        thenDone();
    }

    @Test
    void givenWhatIsMissingIsCorrected_whenAccepted_thenDone() {
        var without = new Complainant("张三", "138", null, null);
        var whole = new Correction(WHOLE, null, null, null, null, null, null, null);
        given(assigned(receive(ComplaintKind.COMPLAINT, without, ASKING, "某超市", PLACE, null))
                .give(INTAKE, correct(whole)));
        when(handlerOf(XIPU), accept());
        thenDone();
    }

    @Test
    void givenTheComplainantIsCorrectedToLess_whenAccepted_thenRefused() {
        var less = new Correction(new Complainant("张三", "138", null, null), null, null, null, null, null, null, null);
        given(assigned(receive(ComplaintKind.COMPLAINT, WHOLE, ASKING, "某超市", PLACE, null))
                .give(INTAKE, correct(less)));
        when(handlerOf(XIPU), accept());
        thenRefused(Rule.RECORD_COMPLETE, "O121-10");
    }

    @Test
    void givenAnAnonymousReport_whenAccepted_thenDone() {
        given(assigned(receive(ComplaintKind.REPORT, null, ASKING, "某超市", null, null)));
        when(
                handlerOf(XIPU),
                new AcceptComplaint(CASE, new Told(Medium.NOBODY, RECEIVED), Jurisdiction.PLACE_OF_ACT, null, null));
        thenDone();
    }

    @Test
    void givenARecordFromBeforeItWasAsked_whenAccepted_thenDone() {
        var receipt = Events.received(
                CASE,
                "郫市监投〔2026〕000001号",
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                sealed("{\"name\":\"张三\"}"),
                sealed("{\"text\":\"奶粉变质\"}"),
                "某超市",
                office().procedure().id(),
                Occurred.at(RECEIVED));
        given(routed(nothing().holding(receipt)));
        when(handlerOf(XIPU), accept());
        thenDone();
    }

    @Test
    void givenTheProcedureAlone_whenAccepted_thenTheLawOfAnotherIsNotAsked() {
        work(TestOffice.by(Procedures.builtIn().get("P9")));
        at(RECEIVED);
        given(assigned(receive(ComplaintKind.COMPLAINT, null, ASKING, null, null, null)));
        when(handlerOf(XIPU), new AcceptComplaint(CASE, new Told(Medium.NOBODY, RECEIVED), null, null, null));
        thenDone();
    }

    private void refusesWith(
            @Nullable Complainant who,
            Narrative what,
            @Nullable String whom,
            @Nullable ToldRespondent details,
            String clause) {
        given(assigned(receive(ComplaintKind.COMPLAINT, who, what, whom, details, null)));
        var medium = who == null ? Medium.NOBODY : Medium.PHONE;
        when(
                handlerOf(XIPU),
                new AcceptComplaint(CASE, new Told(medium, RECEIVED), Jurisdiction.PLACE_OF_BUSINESS, null, null));
        thenRefused(Rule.RECORD_COMPLETE, clause);
    }

    private History assigned(ReceiveComplaint received) {
        return routed(nothing().give(INTAKE, received));
    }

    private static History routed(History history) {
        return history.give(DISPATCHER, Give.classify(Severity.GENERAL))
                .give(LEADER, Give.signOff(XIPU))
                .give(DISPATCHER, Give.assign(XIPU));
    }

    private static Complainant by(ComplainantAgent agent) {
        return new Complainant("张三", "13800000000", null, "犀浦街道1号", null, agent);
    }

    private static AcceptComplaint accept() {
        return new AcceptComplaint(CASE, new Told(Medium.PHONE, RECEIVED), Jurisdiction.PLACE_OF_BUSINESS, null, null);
    }

    private static ReceiveComplaint receive(
            ComplaintKind kind,
            @Nullable Complainant who,
            Narrative what,
            @Nullable String whom,
            @Nullable ToldRespondent details,
            @Nullable Matter matter) {
        return new ReceiveComplaint(
                CASE, kind, Channel.PHONE, who, what, whom, null, details, matter, null, null, null, null, null, null);
    }
}
