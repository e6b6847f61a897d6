package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.Test;

/** What a case page shows of a case that has ended, and where its forms lead. */
class CasePagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private static String page(String address) {
        return address.replace("/api/complaints/", "/cases/");
    }

    @Test
    void givenAHandlerReturnsACase_whenItIsDone_thenTheHandlersWorkSaysSoOnce() {
        var id = LEDGER.cases().assigned();
        var number = LEDGER.as("head").get(id).field("number");
        var handler = new WebForm(LEDGER, "handler");

        var sent = handler.send(page(id) + "/do/return-for-reassignment", Map.of("reason", "经营地址在红光街道"));
        var shown = WebForm.done(sent);
        assertThat(shown).startsWith("/work?after=");
        var work = handler.open(shown);
        assertThat(work.status()).isEqualTo(200);
        assertThat(work.text()).contains(number + " 已办理，该件不再由本单位承办");
        assertThat(handler.open(shown).text()).doesNotContain("该件不再由本单位承办");
    }

    @Test
    void givenADeclinedCaseWithAMissedDeadline_thenItsHeadingSaysSoAndNotThatItIsInTime() {
        var late = LEDGER.cases().late();
        var told =
                "{\"reason\":\"不属职责范围\",\"ground\":\"NOT_COMPETENT\",\"otherWaysTold\":true,\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}"
                        .formatted(Instant.now());
        assertThat(heading(late)).contains("超期").doesNotContain("曾超期");
        LEDGER.cases().give("handler", late, "decline-complaint", told);
        assertThat(heading(late)).contains("曾超期").doesNotContain("正常");
    }

    @Test
    void givenACaseThatWasDeclinedInTime_thenItsHeadingHasTheUsualLight() {
        var id = LEDGER.cases().assigned();
        var told =
                "{\"reason\":\"不属职责范围\",\"ground\":\"NOT_COMPETENT\",\"otherWaysTold\":true,\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}"
                        .formatted(Instant.now());
        LEDGER.cases().give("handler", id, "decline-complaint", told);
        assertThat(heading(id)).contains("正常");
    }

    @Test
    void givenACaseThatTheCenterReferred_thenTheWorkOfItsUnitSaysSo() {
        var id = LEDGER.cases().assigned();
        LEDGER.cases()
                .give(
                        "dispatcher",
                        id,
                        "refer-elsewhere",
                        "{\"authority\":\"区城管局\",\"reason\":\"占道经营\",\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}"
                                .formatted(Instant.now()));
        var work = new WebForm(LEDGER, "handler").open("/work");
        assertThat(work.text())
                .containsPattern(
                        "待归档：</b>.*href=\"/board\\?unit=XIPU&amp;state=REFERRED\"><span>已告知转送</span>" + " <b>\\d+</b>");
        assertThat(new WebForm(LEDGER, "head").open("/work").text()).doesNotContain("待归档：</b>");
    }

    private static String heading(String id) {
        var page = new WebForm(LEDGER, "head").open(page(id));
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        var text = page.text();
        return text.substring(text.indexOf("<h1>"), text.indexOf("</h1>"));
    }
}
