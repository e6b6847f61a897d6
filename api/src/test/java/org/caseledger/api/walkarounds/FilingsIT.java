package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/**
 * Filings under SAMR Order 121 with more than one matter, person or office in them, and ways around what it asks of
 * them, each tried over HTTP by the people who would.
 */
class FilingsIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private static final String SPLIT = """
            {"narrative":{"text":"该餐馆未见营业执照"},"ownNarrative":{"text":"用餐后腹泻"},"why":"来件同时包含投诉和举报"}
            """;

    @Test
    void givenAFiling_whenSplit_thenWhoHandlesTheComplaintLearnsNothingOfTheReport() {
        var words = "本人是该店前员工";
        var filing = Cases.RECEIPT.replace("餐馆里的菜有异味。", "菜有异味。另举报无照经营，" + words);
        var complaint =
                LEDGER.cases().assigned(LEDGER.cases().classified(LEDGER.cases().received(filing)));
        refused(
                LEDGER.as("intake")
                        .post(complaint + "/split-filing", SPLIT.replaceFirst("\"ownNarrative\":\\{[^}]*},", "")),
                "OWN_WORDS",
                "O121-37");
        LEDGER.cases().give("intake", complaint, "split-filing", SPLIT);
        var report = otherHalf("intake", complaint);
        LEDGER.cases().classified(report);
        LEDGER.cases().give("leader", report, "sign-off-routing", "{\"unit\":\"HONGGUANG\"}");
        LEDGER.cases().give("dispatcher", report, "assign-complaint", "{\"unit\":\"HONGGUANG\"}");

        assertThat(LEDGER.as("handler").get(report).status()).isEqualTo(403);
        assertThat(LEDGER.as("handler").get(report + "/sealed").status()).isEqualTo(403);
        assertThat(otherHalf("handler", complaint)).isNull();
        assertThat(LEDGER.as("handler").get(complaint + "/history").text()).doesNotContain("举报", "分别处理");
        assertThat(LEDGER.as("handler").get(complaint).text()).doesNotContain("FilingSplit", idOf(report));
        assertThat(LEDGER.as("handler2").get(report + "/history").text()).contains("与本举报分别处理");
        assertThat(LEDGER.as("handler2").get(report + "/sealed").text()).contains("林晚", "营业执照");
        assertThat(LEDGER.as("auditor").get(report + "/sealed").text()).doesNotContain("林晚");

        assertThat(LEDGER.as("handler").get(complaint + "/sealed").text())
                .contains("用餐后腹泻")
                .doesNotContain("narrative-before", words);
        assertThat(LEDGER.as("handler")
                        .get(complaint + "/sealed?parts=narrative-before-1")
                        .status())
                .isEqualTo(403);
        assertThat(LEDGER.as("handler").get("/api/search?q=" + words).text()).doesNotContain(idOf(complaint));
        assertThat(LEDGER.as("intake").get(complaint + "/sealed").text()).contains(words);

        var tied = LEDGER.as("intake")
                .post(
                        complaint + "/link-repeat-complaint",
                        "{\"to\":\"%s\",\"why\":\"同一人举报\"}".formatted(idOf(report)));
        refused(tied, "REPORT_STAYS_CLOSED", "O121-37");
    }

    @Test
    void givenAFiling_whenItsHalvesEndDifferently_thenEachHasItsOwnEnd() {
        var complaint = LEDGER.cases().accepted();
        LEDGER.cases().give("head", complaint, "split-filing", SPLIT);
        var report = otherHalf("head", complaint);
        LEDGER.cases().give("intake", complaint, "withdraw-complaint", reasoned("已与商家和解"));
        LEDGER.cases().accepted(LEDGER.cases().assigned(LEDGER.cases().classified(report)));
        LEDGER.cases().give("handler", report, "decide-on-lead", "{\"filed\":true,\"reason\":\"证据充分\"}");

        assertThat(LEDGER.as("head").get(complaint).json().path("state").asString())
                .isEqualTo("WITHDRAWN");
        var still = LEDGER.as("head").get(report).json();
        assertThat(still.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(still.path("kind").asString()).isEqualTo("REPORT");
        refused(LEDGER.as("intake").post(report + "/withdraw-complaint", reasoned("双方已和解")), "KIND", "P9.01");
    }

    @Test
    void givenAFiling_whenSplitTwiceOrByTwoAtOnce_thenThereIsOneOtherCase() throws Exception {
        var complaint = LEDGER.cases().received();
        Callable<Answer> split = () -> LEDGER.as("intake").post(complaint + "/split-filing", SPLIT);
        var two = Executors.newFixedThreadPool(2);
        try {
            var answers = two.invokeAll(List.of(split, split));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(200, 422);
        } finally {
            two.shutdownNow();
        }
        refused(LEDGER.as("head").post(complaint + "/split-filing", SPLIT), "SPLIT_ONCE", "O121-9");
        var report = otherHalf("intake", complaint);
        refused(LEDGER.as("head").post(report + "/split-filing", SPLIT), "SPLIT_ONCE", "O121-9");
        assertThat(LEDGER.as("handler").post(complaint + "/split-filing", SPLIT).status())
                .isEqualTo(403);
    }

    @Test
    void givenAReportAgain_whenItsUnitHandlesItAgainOrWinsTime_thenRefused() {
        var first = reported(Instant.now().minus(Duration.ofHours(1)));
        var again = reported(Instant.now());
        LEDGER.cases().assigned(LEDGER.cases().classified(again));
        var more = ",\"repeats\":\"%s\"";
        LEDGER.cases().assigned(LEDGER.cases().classified(first));
        refused(decline(first, again, more), "REPEATS_AN_EARLIER_REPORT", "O121-35");

        var declined = decline(again, first, more);
        assertThat(declined.status()).as("%s", declined).isEqualTo(200);
        assertThat(declined.json().path("state").asString()).isEqualTo("DECLINED");
        assertThat(LEDGER.as("handler").get(again + "/history").text()).contains("重复举报");

        var third = reported(Instant.now());
        var facts = "{\"in\":\"%s\",\"facts\":\"仓库中另有三批次\"}".formatted(idOf(third));
        assertThat(LEDGER.as("handler").post(first + "/record-new-facts", facts).status())
                .isEqualTo(403);
        refused(
                LEDGER.as("dispatcher").post(first + "/record-new-facts", facts),
                "NEW_FACTS_IN_A_JOINED_REPORT",
                "O121-35");
        LEDGER.cases()
                .give(
                        "dispatcher",
                        third,
                        "join-complaint",
                        "{\"lead\":\"%s\",\"why\":\"同一举报人\"}".formatted(idOf(first)));
        LEDGER.cases().give("dispatcher", first, "record-new-facts", facts);
        refused(LEDGER.as("dispatcher").post(first + "/record-new-facts", facts), "NEW_FACTS_ONCE", "O121-35");
    }

    @Test
    void givenNoGroundOfJurisdiction_whenAccepted_thenRefusedAndADisputeHasItsOwnClock() {
        var id = LEDGER.cases().assigned();
        var told = "{\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}%s}".formatted(Instant.now(), "%s");
        refused(
                LEDGER.as("handler").post(id + "/accept-complaint", told.formatted("")),
                "JURISDICTION_OF_A_COMPLAINT",
                "O121-13");
        refused(
                LEDGER.as("handler")
                        .post(id + "/accept-complaint", told.formatted(",\"jurisdiction\":\"AD_PUBLISHER\"")),
                "JURISDICTION_OF_THE_KIND",
                "O121-13");
        var dispute = "{\"with\":\"温江区局\",\"why\":\"实际经营地在温江\"}";
        assertThat(LEDGER.as("handler")
                        .post(id + "/dispute-jurisdiction", dispute)
                        .status())
                .isEqualTo(403);
        LEDGER.cases().give("head", id, "dispute-jurisdiction", dispute);
        refused(LEDGER.as("leader").post(id + "/dispute-jurisdiction", dispute), "ONE_DISPUTE", "O121-33");
        assertThat(LEDGER.as("head").get(id).text()).contains("\"clock\":\"JURISDICTION\"");
        var settled = "{\"step\":\"%s\",\"authority\":\"市局\"}";
        LEDGER.cases().give("head", id, "settle-jurisdiction", settled.formatted("SUBMITTED"));
        refused(
                LEDGER.as("head").post(id + "/settle-jurisdiction", settled.formatted("AGREED")),
                "SUPERIOR_NAMES",
                "O121-33");
        LEDGER.cases().give("leader", id, "settle-jurisdiction", settled.formatted("NAMED"));
        LEDGER.cases().give("handler", id, "accept-complaint", told.formatted(",\"jurisdiction\":\"DESIGNATED\""));
        assertThat(LEDGER.as("head").get(id + "/history").text()).contains("处理权限：共同的上一级机关指定");
    }

    private static String reported(Instant at) {
        var receipt = Cases.RECEIPT.replace("COMPLAINT", "REPORT");
        return LEDGER.cases().received(receipt.replaceFirst("\\{", "{\"occurredAt\":\"%s\",".formatted(at)));
    }

    private static Answer decline(String report, String first, String more) {
        var body = reasoned("与在先举报事实相同");
        return LEDGER.as("handler")
                .post(
                        report + "/decline-complaint",
                        body.substring(0, body.length() - 1) + more.formatted(idOf(first)) + "}");
    }

    private static String otherHalf(String person, String address) {
        var caseAddress = address.substring(address.indexOf("/api/"));
        var ties = LEDGER.as(person)
                .get(address + "/ties?after=" + LEDGER.head())
                .json()
                .path("ties");
        return StreamSupport.stream(ties.spliterator(), false)
                .filter(tie -> tie.path("kind").asString().equals("HALF"))
                .map(tie -> "/api/complaints/" + tie.path("caseId").asString())
                .filter(other -> !other.equals(caseAddress))
                .findFirst()
                .orElse(null);
    }

    private static String idOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String reasoned(String reason) {
        return "{\"reason\":\"%s\",\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}".formatted(reason, Instant.now());
    }

    private static void refused(Answer answer, String rule, String clause) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.json().path("rule").asString()).isEqualTo(rule);
        assertThat(answer.json().path("clause").asString()).isEqualTo(clause);
    }
}
