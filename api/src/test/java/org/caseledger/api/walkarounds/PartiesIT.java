package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.Test;

/** Ways around the parties of a complaint under SAMR Order 121, each tried over HTTP. */
class PartiesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String AGREED = "{\"agreed\":true,\"terms\":\"退款\"}";

    @Test
    void givenNoConsent_whenTheUnitMediatesAlone_thenRefusedUntilBothHaveSaidYes() {
        var id = LEDGER.cases().accepted();
        refused(mediate(id), "BOTH_CONSENT", "O121-18");
        consent(id, "MEDIATION", "COMPLAINANT");
        refused(mediate(id), "BOTH_CONSENT", "O121-18");
        consent(id, "MEDIATION", "RESPONDENT");
        LEDGER.cases()
                .give(
                        "intake",
                        id,
                        "ask-recusal",
                        "{\"by\":\"COMPLAINANT\",\"mediator\":\"handler\",\"why\":\"系被投诉人近亲属\"}");
        refused(mediate(id), "MEDIATION_SUSPENDED", "O121-21");
        assertThat(LEDGER.as("handler")
                        .post(id + "/decide-recusal", "{\"recused\":false,\"reason\":\"并无关系\"}")
                        .status())
                .isEqualTo(403);
        LEDGER.cases().give("head", id, "decide-recusal", "{\"recused\":true,\"reason\":\"经查属实\"}");
        refused(mediate(id), "STANDS_ASIDE", "O121-21");
    }

    @Test
    void givenRepresentatives_whenTheyWithdrawForTheOthers_thenRefusedWithoutTheirConsent() {
        var id = LEDGER.cases().accepted();
        LEDGER.cases().give("intake", id, "name-representatives", "{\"names\":[\"林晚\",\"周舟\"],\"complainants\":12}");
        var withdraw = "{\"reason\":\"不再追究\",\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}".formatted(Instant.now());
        refused(LEDGER.as("intake").post(id + "/withdraw-complaint", withdraw), "REPRESENTED_AGREE", "O121-12");
        consent(id, "CONCESSION", "REPRESENTED");
        LEDGER.cases().give("intake", id, "withdraw-complaint", withdraw);
        assertThat(LEDGER.as("supervisor").get(id + "/history").text())
                .contains("12名投诉人推选代表人")
                .doesNotContain("周舟");
    }

    @Test
    void givenAnAgent_whenNoLetterIsKept_thenRefused() {
        var id = LEDGER.cases().received();
        var agent =
                "{\"agent\":\"王五\",\"document\":\"居民身份证\",\"matters\":\"代为投诉\",\"until\":\"2099-12-31\",\"letter\":\"%s\"}"
                        .formatted("f".repeat(64));
        refused(LEDGER.as("intake").post(id + "/record-agent", agent), "LETTER_KEPT", "O121-11");
    }

    @Test
    void givenAnEndedCase_whenPublishedInTheClearOrUnread_thenRefusedAndMaskedAfterConsent() {
        var id = LEDGER.cases().replied();
        var text = "林晚（13800000000）反映餐馆有异味，已责令整改。";
        var preview = LEDGER.as("head").post(id + "/publication-preview", "{\"text\":\"%s\"}".formatted(text));
        assertThat(preview.status()).as("%s", preview).isEqualTo(200);
        var masked = preview.json().path("text").asString();
        assertThat(masked).isEqualTo("林*（138********）反映餐馆有异味，已责令整改。");
        assertThat(preview.json().path("tellsOfAPerson").asBoolean()).isTrue();
        var digest = preview.json().path("digest").asString();

        refused(publish("head", id, text, digest), "CONSENT_TO_PUBLICATION", "O121-38");
        refused(publish("head", id, masked, digest), "CONSENT_TO_PUBLICATION", "O121-38");
        consent(id, "PUBLICATION", "COMPLAINANT");
        refused(publish("head", id, text + "完", digest), "PUBLISHED_AS_PREVIEWED", "O121-38");
        assertThat(publish("handler", id, text, digest).status()).isEqualTo(403);
        assertThat(LEDGER.as("handler")
                        .post(id + "/publication-preview", "{\"text\":\"林晚\"}")
                        .status())
                .isEqualTo(403);
        assertThat(publish("head", id, text, digest).status()).isEqualTo(200);
        assertThat(LEDGER.as("supervisor").get(id + "/history").text())
                .contains(masked)
                .doesNotContain("林晚");
        var page = new WebForm(LEDGER, "head")
                .open(id.substring(id.indexOf("/api/")).replace("/api/complaints/", "/cases/") + "/publication");
        assertThat(page.status()).isEqualTo(200);
    }

    private static Answer publish(String person, String id, String text, String digest) {
        return LEDGER.as(person)
                .post(id + "/publish-case", "{\"text\":\"%s\",\"digest\":\"%s\"}".formatted(text, digest));
    }

    private static Answer mediate(String id) {
        return LEDGER.as("handler").post(id + "/record-mediation", AGREED);
    }

    private static void consent(String id, String to, String party) {
        LEDGER.cases()
                .give(
                        "intake",
                        id,
                        "record-consent",
                        "{\"to\":\"%s\",\"party\":\"%s\",\"given\":true,\"medium\":\"PHONE\"}".formatted(to, party));
    }

    private static void refused(Answer answer, String rule, String clause) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.json().path("rule").asString()).isEqualTo(rule);
        assertThat(answer.json().path("clause").asString()).isEqualTo(clause);
    }
}
