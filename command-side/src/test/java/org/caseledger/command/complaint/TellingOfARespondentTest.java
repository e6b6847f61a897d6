package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.COMPLAINANT;
import static org.caseledger.command.complaint.Give.NARRATIVE;
import static org.caseledger.command.complaint.People.INTAKE;

import java.util.UUID;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.respondent.RespondentId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("O121-10")
@DisplayName("O121-10 the code, address and street of the respondent are recorded as stated")
class TellingOfARespondentTest extends ComplaintTest {
    private static final String CODE = "91330100799655058B";

    @Test
    void givenNothing_whenReceivedWithDetailsOfABusiness_thenTheyAreKept() {
        when(INTAKE, receive("某超市", null, new ToldRespondent(null, " " + CODE, "犀浦镇1号 ", "犀浦街道")));
        thenRecorded(received("某超市", null, RespondentDetails.ofBusiness(null, CODE, "犀浦镇1号", "犀浦街道")));
    }

    @Test
    void givenNothing_whenReceivedWithDetailsOfAPerson_thenTheAddressIsAnOfficialText() {
        when(INTAKE, receive("王某", RespondentKind.PERSON, new ToldRespondent(null, "", "犀浦镇1号", "犀浦街道")));
        thenRecorded(received("王**", "王某", RespondentDetails.ofPerson("犀浦镇1号", "犀浦街道")));
    }

    @ParameterizedTest
    @CsvSource({
        "91330100799655058C, CREDIT_CODE_CHECK",
        "9133010079965505, CREDIT_CODE_LENGTH",
        "9133010079965505I8, CREDIT_CODE_CHARACTER"
    })
    void givenAWrongCode_whenReceived_thenItIsRefused(String code, Rule rule) {
        when(INTAKE, receive("某超市", null, new ToldRespondent(null, code, null, null)));
        thenRefused(rule, "P9.03");
    }

    @Test
    void givenAPerson_whenReceivedWithACode_thenItIsRefused() {
        when(INTAKE, receive("王某", RespondentKind.PERSON, new ToldRespondent(null, CODE, null, null)));
        thenRefused(Rule.CODE_OF_BUSINESS, "P9.03");
        var entry = new RespondentId(new UUID(0, 1));
        when(INTAKE, receive("王某", RespondentKind.PERSON, new ToldRespondent(entry, null, null, null)));
        thenRefused(Rule.PERSON_NOT_REGISTERED, "P9.03");
    }

    private static ReceiveComplaint receive(String respondent, @Nullable RespondentKind kind, ToldRespondent told) {
        return Give.receiving(
                CASE,
                ComplaintKind.INQUIRY,
                Channel.LETTER,
                COMPLAINANT,
                NARRATIVE,
                respondent,
                kind,
                told,
                null,
                null);
    }

    private ComplaintReceived received(String shown, @Nullable String person, RespondentDetails details) {
        return new ComplaintReceived(
                CASE,
                "郫市监投〔2026〕000001号",
                ComplaintKind.INQUIRY,
                Channel.LETTER,
                sealed(EventCodec.write(COMPLAINANT)),
                sealed(EventCodec.write(NARRATIVE)),
                shown,
                person,
                details,
                null,
                RecordItem.saidBy(COMPLAINANT, NARRATIVE),
                null,
                "P9",
                JUST_NOW);
    }
}
