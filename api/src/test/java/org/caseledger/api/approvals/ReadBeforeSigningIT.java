package org.caseledger.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever signs has what is signed on the form, and has opened it by that. */
class ReadBeforeSigningIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String PROPOSED = """
            {"opinion":"%s","plan":{"method":"约谈","by":"2026-12-31T18:00:00+08:00","responsible":"何岸"}}
            """;

    @Test
    @DisplayName("P6.10 the very opinion that was read is reviewed")
    void givenAnOpinion_whenItsReviewIsOpened_thenItsTextAndDigestAreThere_andOnlyThatIsAgreedTo() {
        var id = LEDGER.cases().accepted();
        LEDGER.cases().give("handler", id, "propose-opinion", PROPOSED.formatted("责令退款"));
        var form = id.replace("/api/complaints/", "/cases/") + "/do/review-opinion";
        var head = new WebForm(LEDGER, "head");
        long before = LEDGER.head();

        assertThat(head.open(form).text()).contains("处理意见 1", "责令退款", Cases.digest("责令退款"));
        assertThat(LEDGER.recordedAfter(before)).singleElement().satisfies(e -> opened(e, "opinion-1"));

        LEDGER.cases().give("handler", id, "propose-opinion", PROPOSED.formatted("责令改正"));
        var late = head.post(form, Map.of("opinion", "1", "agreed", "true"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("待审核的是第2次处理意见", "责令改正");

        var done = head.send(form, Map.of("agreed", "true"));
        assertThat(WebForm.done(done)).startsWith("/cases/");
        assertThat(LEDGER.as("head").get(id).json().path("steps").toString()).contains("\"opinion\":2");
    }

    @Test
    @DisplayName("P9.03 a leader reads the record and says which unit handles it")
    void givenAClassifiedCase_whenItsSignOffIsOpened_thenTheRecordIsRead() {
        var id = LEDGER.cases().classified();
        var form = id.replace("/api/complaints/", "/cases/") + "/do/sign-off-routing";
        long before = LEDGER.head();

        var page = new WebForm(LEDGER, "leader").open(form).text();
        assertThat(page).contains("餐馆里的菜有异味。").doesNotContain("林晚");
        assertThat(LEDGER.recordedAfter(before)).singleElement().satisfies(e -> opened(e, "narrative"));
    }

    @Test
    @DisplayName("P7.20 whom a secret case does not name routes it without reading it")
    void givenASecretCase_whenALeaderWhoIsNotNamedSignsOff_thenNothingIsOpened() {
        var id = LEDGER.cases().classified();
        LEDGER.cases()
                .give("head", id, "mark-secret", "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方，已经核实\"}");
        var form = id.replace("/api/complaints/", "/cases/") + "/do/sign-off-routing";
        long before = LEDGER.head();

        var page = new WebForm(LEDGER, "leader").open(form);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("class=\"act\"").doesNotContain("餐馆里的菜有异味。");
        assertThat(LEDGER.recordedAfter(before)).isEmpty();
    }

    private static void opened(StoredEvent event, String part) {
        assertThat(event.type()).isEqualTo("SealedDataOpened");
        assertThat(event.payload()).contains("\"" + part + "\"");
    }
}
