package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.COMPLAINANT;
import static org.caseledger.command.complaint.Give.NARRATIVE;
import static org.caseledger.command.complaint.Give.correct;
import static org.caseledger.command.complaint.People.INTAKE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplainantAgent;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.IdentityDocument;
import org.caseledger.events.complaint.IdentityKind;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RecordItem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the forms of Order 121 ask of a record (O121-10, O121-11, F1). */
class ReceivingTheRecordTest extends ComplaintTest {
    private static final LocalDate DAY_OF_RECEIPT = LocalDate.parse("2026-03-02");
    private static final Demands REFUND = new Demands(Set.of(Demand.REFUND), new BigDecimal("25.80"), null, null);

    @Tag("O121-10")
    @Test
    void givenNothing_whenReceivedWithItsMatter_thenTheMatterIsRecorded() {
        when(INTAKE, receive(COMPLAINANT, matter(DAY_OF_RECEIPT, REFUND), null, null));
        thenSomeOf(ComplaintReceived.class, receipt -> receipt.matter().equals(matter(DAY_OF_RECEIPT, REFUND)));
        thenSomeOf(
                ComplaintReceived.class,
                receipt -> receipt.given()
                        .equals(Set.of(
                                RecordItem.COMPLAINANT_NAME,
                                RecordItem.COMPLAINANT_PHONE,
                                RecordItem.COMPLAINANT_ADDRESS,
                                RecordItem.DEMAND)));
    }

    @Test
    void givenNothing_whenBoughtAfterTheReceipt_thenRefused() {
        when(INTAKE, receive(COMPLAINANT, matter(DAY_OF_RECEIPT.plusDays(1), null), null, null));
        thenRefused(Rule.MATTER_BEFORE_RECEIPT, "O121-10");
    }

    @Test
    void givenNothing_whenInDisputeBeforeItWasBought_thenRefused() {
        var bought = LocalDate.parse("2026-02-20");
        var matter = new Matter(null, null, null, null, null, null, bought, bought.minusDays(1), null);
        when(INTAKE, receive(COMPLAINANT, matter, null, null));
        thenRefused(Rule.DISPUTE_AFTER_PURCHASE, "O121-10");
    }

    @Test
    void givenNothing_whenAnAmountIsOfWhatIsNotDemanded_thenRefused() {
        var demands = new Demands(Set.of(Demand.REPAIR), new BigDecimal("25.80"), null, null);
        when(INTAKE, receive(COMPLAINANT, matter(DAY_OF_RECEIPT, demands), null, null));
        thenRefused(Rule.DEMANDS_FIT, "O121-10");
    }

    @Test
    void givenNothing_whenAnotherDemandIsNotInWords_thenRefused() {
        var demands = new Demands(Set.of(Demand.OTHER), null, null, null);
        when(INTAKE, receive(COMPLAINANT, matter(DAY_OF_RECEIPT, demands), null, null));
        thenRefused(Rule.DEMANDS_FIT, "O121-10");
    }

    @Test
    @DisplayName("GB 11643-1999: the check character of the complainant's number")
    void givenNothing_whenTheIdentityNumberDoesNotCheck_thenRefused() {
        when(INTAKE, receive(identified("110105194912310021", null), null, null, null));
        thenRefused(Rule.IDENTITY_NUMBER, "O121-10");
    }

    @Test
    void givenNothing_whenTheNumberOfTheAgentDoesNotCheck_thenRefused() {
        var agent = new ComplainantAgent("王五", null, document("11010519491231003X"), Boolean.TRUE);
        when(INTAKE, receive(identified("11010519491231002X", agent), null, null, null));
        thenRefused(Rule.IDENTITY_NUMBER, "O121-10");
    }

    @Tag("O121-38")
    @Test
    void givenNothing_whenTheComplainantConsents_thenItIsRecordedAsConsentIs() {
        when(INTAKE, receive(COMPLAINANT, null, true, false));
        var to = ConsentTo.ENTRUSTED_MEDIATION;
        var entrusted = new ConsentRecorded(to, Party.COMPLAINANT, true, Medium.PHONE, JUST_NOW);
        thenSomeOf(ConsentRecorded.class, entrusted::equals);
        var published = new ConsentRecorded(ConsentTo.PUBLICATION, Party.COMPLAINANT, false, Medium.PHONE, JUST_NOW);
        thenSomeOf(ConsentRecorded.class, published::equals);
    }

    @Test
    void givenNothing_whenNobodyWhoIsNamedConsents_thenRefused() {
        when(INTAKE, receive(null, null, null, true));
        thenRefused(Rule.COMPLAINANT_CONSENTS, "O121-38");
    }

    @Test
    void givenReceived_whenTheMatterIsCorrected_thenBothAreRecorded() {
        given(received());
        when(INTAKE, correct(ofMatter(matter(DAY_OF_RECEIPT, REFUND))));
        thenSomeOf(
                RecordCorrected.class,
                corrected -> corrected.field() == CorrectedField.MATTER
                        && corrected.matterBefore() == null
                        && corrected.matterAfter().equals(matter(DAY_OF_RECEIPT, REFUND)));
    }

    @Test
    void givenAMatter_whenItIsCorrectedToTheSameOrToOneAfterTheReceipt_thenRefused() {
        given(received().give(INTAKE, correct(ofMatter(matter(DAY_OF_RECEIPT, REFUND)))));
        when(INTAKE, correct(ofMatter(matter(DAY_OF_RECEIPT.plusDays(1), REFUND))));
        thenRefused(Rule.MATTER_BEFORE_RECEIPT, "O121-10");
        when(INTAKE, correct(ofMatter(matter(DAY_OF_RECEIPT, REFUND))));
        thenRefused(Rule.SOMETHING_CHANGES, "P9.03");
    }

    @Test
    void givenReceived_whenAComplainantIsCorrectedToAWrongNumber_thenRefused() {
        given(received());
        var wrong = identified("110105194912310021", null);
        when(INTAKE, correct(new Correction(wrong, null, null, null, null, null, null, null)));
        thenRefused(Rule.IDENTITY_NUMBER, "O121-10");
    }

    @Test
    void givenAComplainantWithAgent_whenSealed_thenReadBackEqual() {
        var agent = new ComplainantAgent("王五", "139", document("11010519491231002X"), true);
        var whole = identified("11010519491231002X", agent);
        assertThat(EventCodec.read(EventCodec.write(whole), Complainant.class)).isEqualTo(whole);
    }

    private static Correction ofMatter(Matter matter) {
        return new Correction(null, null, null, null, null, matter, null, null);
    }

    private static Matter matter(LocalDate boughtOn, Demands demands) {
        return new Matter("酸奶", null, null, "2盒", new BigDecimal("25.80"), "犀浦店", boughtOn, null, demands);
    }

    private static Complainant identified(String number, ComplainantAgent agent) {
        return new Complainant("张三", "13800000000", null, "犀浦", document(number), agent);
    }

    private static IdentityDocument document(String number) {
        return new IdentityDocument(IdentityKind.RESIDENT_ID_CARD, number);
    }

    private static ReceiveComplaint receive(
            Complainant complainant, Matter matter, Boolean entrusted, Boolean published) {
        return new ReceiveComplaint(
                CASE,
                ComplaintKind.COMPLAINT,
                Channel.HOTLINE_12315,
                complainant,
                NARRATIVE,
                "某超市",
                null,
                null,
                matter,
                entrusted,
                published,
                null,
                null,
                null,
                null);
    }
}
