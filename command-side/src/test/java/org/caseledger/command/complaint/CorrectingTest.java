package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.COMPLAINANT;
import static org.caseledger.command.complaint.Give.NARRATIVE;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.correct;
import static org.caseledger.command.complaint.Give.correctChannel;
import static org.caseledger.command.complaint.Give.correctKind;
import static org.caseledger.command.complaint.Give.correctRespondent;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.Clock.SIGN_OFF;

import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Occurred;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.testing.Events;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CorrectingTest extends ComplaintTest {
    /** Of a respondent of whom the name alone is stated. */
    @Override
    History received() {
        return nothing()
                .give(
                        INTAKE,
                        Give.receiving(
                                Give.CASE,
                                ComplaintKind.COMPLAINT,
                                Channel.HOTLINE_12315,
                                COMPLAINANT,
                                NARRATIVE,
                                "某超市",
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    @DisplayName("P1.06 the record keeps before and after, and why")
    void givenReceived_whenTheRespondentIsCorrected_thenBothAreKept() {
        given(received());
        when(INTAKE, correctRespondent("另一超市"));
        then(plain(CorrectedField.RESPONDENT, "某超市", "另一超市"));
    }

    @Test
    @DisplayName("P1.08 personal data is corrected sealed")
    void givenReceived_whenTheComplainantIsCorrected_thenBothAreSealed() {
        var other = new Complainant("李四", null, null, null);
        given(received());
        when(INTAKE, correct(new Correction(other, null, null, null, null, null, null, null)));
        then(RecordCorrected.builder()
                .field(CorrectedField.COMPLAINANT)
                .sealedBefore(sealed(EventCodec.write(COMPLAINANT)))
                .sealedAfter(sealed(EventCodec.write(other)))
                .given(RecordItem.saidBy(other, null))
                .reason("登记有误")
                .occurred(JUST_NOW)
                .build());
    }

    @Test
    @DisplayName("O121-10 the code and address of the respondent are corrected alone, the name stays")
    void givenReceived_whenTheDetailsAreCorrected_thenTheNameStays() {
        given(received());
        when(INTAKE, correct(about(null, null, new ToldRespondent(null, null, " 犀浦镇1号", "犀浦街道"))));
        then(RecordCorrected.builder()
                .field(CorrectedField.RESPONDENT)
                .before("某超市")
                .after("某超市")
                .detailsAfter(RespondentDetails.ofBusiness(null, null, "犀浦镇1号", "犀浦街道"))
                .reason("登记有误")
                .occurred(JUST_NOW)
                .build());
    }

    @Test
    void givenDetails_whenTheNameIsCorrectedToAPerson_thenTheAddressIsThatOfAPerson() {
        var told = new ToldRespondent(null, "９1330100799655058b", "犀浦镇1号", null);
        given(received().give(INTAKE, correct(about(null, null, told))));
        when(INTAKE, correct(about("王某", RespondentKind.PERSON, null)));
        then(RecordCorrected.builder()
                .field(CorrectedField.RESPONDENT)
                .before("某超市")
                .after("王**")
                .personAfter("王某")
                .detailsBefore(RespondentDetails.ofBusiness(null, "91330100799655058B", "犀浦镇1号", null))
                .detailsAfter(RespondentDetails.ofPerson("犀浦镇1号", null))
                .reason("登记有误")
                .occurred(JUST_NOW)
                .build());
    }

    @Test
    void givenDetails_whenTheSameAreToldAgain_thenItIsRefused() {
        given(received());
        when(INTAKE, correct(about(null, null, new ToldRespondent(null, " ", null, ""))));
        thenRefused(Rule.SOMETHING_CHANGES, "P9.03");
    }

    private static Correction about(@Nullable String respondent, @Nullable RespondentKind kind, ToldRespondent told) {
        return new Correction(null, null, respondent, kind, told, null, null, null);
    }

    @Test
    void givenReceived_whenTheNarrativeIsCorrected_thenBothAreSealed() {
        var other = new Narrative(null, "奶粉过期", null);
        given(received());
        when(INTAKE, correct(new Correction(null, other, null, null, null, null, null, null)));
        then(RecordCorrected.builder()
                .field(CorrectedField.NARRATIVE)
                .sealedBefore(sealed(EventCodec.write(NARRATIVE)))
                .sealedAfter(sealed(EventCodec.write(other)))
                .given(RecordItem.saidBy(null, other))
                .reason("登记有误")
                .occurred(JUST_NOW)
                .build());
    }

    @Test
    @DisplayName("P9.08 热线…5个工作日: the clock is set anew from the same start")
    void givenALetter_whenItWasTheHotline_thenTheReplyIsDueByTheRuleForHotlines() {
        given(received(ComplaintKind.COMPLAINT, Channel.LETTER));
        at(Give.at("2026-03-03T10:00"));
        when(INTAKE, correctChannel(Channel.HOTLINE_12315));
        then(
                Events.corrected(
                        CorrectedField.CHANNEL,
                        "LETTER",
                        "HOTLINE_12315",
                        null,
                        null,
                        "登记有误",
                        Occurred.at(Give.at("2026-03-03T10:00"))),
                set(REPLY, "2026-03-08T11:24", "2026-03-10T00:00", "reply-hotlines", "P9.08"));
    }

    @Test
    void givenAnInquiry_whenItWasAComplaint_thenTheMissingClocksStartFromTheReceipt() {
        given(received(ComplaintKind.INQUIRY, Channel.VISIT));
        at(Give.at("2026-03-02T10:00"));
        when(INTAKE, correctKind(ComplaintKind.COMPLAINT));
        then(
                Events.corrected(
                        CorrectedField.KIND,
                        "INQUIRY",
                        "COMPLAINT",
                        null,
                        null,
                        "登记有误",
                        Occurred.at(Give.at("2026-03-02T10:00"))),
                set(SIGN_OFF, "2026-03-03T00:00", "2026-03-04T00:00", "sign-off", "P9.03"),
                set(ACCEPTANCE, "2026-03-10T01:48", "2026-03-12T00:00", "acceptance", "P9.06"));
    }

    @Test
    @DisplayName("no clock starts for what has been done already")
    void givenAnAcceptedInquiry_whenItWasAComplaint_thenNeitherSignOffNorAcceptanceIsWaitedFor() {
        given(received(ComplaintKind.INQUIRY, Channel.VISIT)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .acceptedBy(XIPU));
        when(INTAKE, correctKind(ComplaintKind.COMPLAINT));
        then(plain(CorrectedField.KIND, "INQUIRY", "COMPLAINT"));
    }

    @Test
    void givenAnAnsweredInquiry_whenItWasAComplaint_thenNoClockStarts() {
        given(received(ComplaintKind.INQUIRY, Channel.VISIT).classified().replied(TEXT));
        when(INTAKE, correctKind(ComplaintKind.COMPLAINT));
        then(plain(CorrectedField.KIND, "INQUIRY", "COMPLAINT"));
    }

    @Test
    void givenReceived_whenNothingChanges_thenRefused() {
        given(received());
        when(INTAKE, correctRespondent("某超市"));
        thenRefused(Rule.SOMETHING_CHANGES, "P9.03");
        when(INTAKE, correctKind(ComplaintKind.COMPLAINT));
        thenRefused(Rule.SOMETHING_CHANGES, "P9.03");
        when(INTAKE, correctChannel(Channel.HOTLINE_12315));
        thenRefused(Rule.SOMETHING_CHANGES, "P9.03");
    }

    @Test
    void givenReceived_whenTwoFieldsAreCorrectedAtOnce_thenRefusedInsteadOfHalfDone() {
        given(received());
        when(INTAKE, correct(new Correction(null, null, "另一超市", null, null, null, Channel.LETTER, null)));
        thenRefused(Rule.ONE_CORRECTION, "P9.03");
    }

    @Test
    void givenReceived_whenNoFieldIsNamed_thenRefused() {
        given(received());
        when(INTAKE, correct(new Correction(null, null, null, null, null, null, null, null)));
        thenRefused(Rule.ONE_CORRECTION, "P9.03");
    }

    @Test
    void givenArchived_whenCorrected_thenRefused() {
        given(replied().give(HEAD, archive(DossierPart.REGISTRATION_FORM)));
        when(INTAKE, correctRespondent("另一超市"));
        thenRefused(Rule.STATE, "P9.02");
    }

    private static RecordCorrected plain(CorrectedField field, String before, String after) {
        return Events.corrected(field, before, after, null, null, "登记有误", JUST_NOW);
    }
}
