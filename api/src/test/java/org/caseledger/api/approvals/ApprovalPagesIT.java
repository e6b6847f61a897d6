package org.caseledger.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was signed is registered; each number of the check-up opens; nobody picks a sample. */
class ApprovalPagesIT {

    private static final String SAMPLES = "/approvals/samples";

    private static TestLedger ledger;

    @BeforeAll
    static void twoApprovals() {
        ledger = TestLedger.onNewDatabase();
        for (int i = 0; i < 2; i++) {
            var id = ledger.cases().drafted();
            var decision =
                    "{\"draft\":1,\"digest\":\"%s\",\"opinion\":\"同意第%d件\"}"
                            .formatted(Cases.digest("已责令整改。"), i);
            ledger.cases().give("leader", id, "approve-reply", decision);
            ledger.cases().give("handler", id, "send-reply", "{\"medium\":\"WECHAT\"}");
        }
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static WebForm as(String person) {
        return new WebForm(ledger, person);
    }

    private static String shown(String person, String path) {
        var all = path + (path.contains("?") ? "&" : "?") + "after=" + ledger.head();
        var page = as(person).open(all);
        assertThat(page.status()).as("%s: %s", path, page).isEqualTo(200);
        return page.text();
    }

    @Test
    void theRegisterIsFilteredByItsAddress_andOpensToTheStep() {
        assertThat(shown("handler", "/approvals?person=leader&kind=REPLY&unit="))
                .contains("同意第0件", "同意第1件")
                .doesNotContain("/approvals/check-up");
        assertThat(shown("leader", "/approvals?person=legal")).contains("class=\"empty\"");
        assertThat(shown("handler2", "/approvals")).doesNotContain("同意第0件");
        var register = shown("auditor", "/approvals?kind=REPLY&decision=APPROVED&level=LEADER");
        var step = Pattern.compile("href=\"(/cases/[^\"]*/at/\\d+)\"").matcher(register);
        assertThat(step.find()).isTrue();
        assertThat(shown("auditor", step.group(1))).contains("class=\"event\"", "同意第");
        assertThat(as("auditor").open(step.group(1).replaceFirst("\\d+$", "1")).status())
                .isEqualTo(404);
    }

    @Test
    void everyNumberOfTheCheckUpOpensToItsDecisions() {
        var page = shown("supervisor", "/approvals/check-up?kind=REPLY");
        var numbers =
                Pattern.compile("href=\"(/approvals/check-up/[^\"]*)\">(\\d+)</a>").matcher(page);
        int opened = 0;
        while (numbers.find()) {
            var rows = shown("supervisor", numbers.group(1).replace("&amp;", "&"));
            assertThat(Pattern.compile("/at/\\d+\"").matcher(rows).results())
                    .as(numbers.group(1))
                    .hasSize(Integer.parseInt(numbers.group(2)));
            opened++;
        }
        assertThat(opened).isEqualTo(9);
        assertThat(as("leader").open("/approvals/check-up").status()).isEqualTo(403);
    }

    @Test
    void theCommitteeDrawsOnce_howeverOftenTheFormIsSent() {
        shown("auditor", SAMPLES);
        var filled =
                Map.of(
                        "size", "1",
                        "unit", "XIPU",
                        "from", "",
                        "key", UUID.randomUUID().toString());
        var first = WebForm.done(as("auditor").send(SAMPLES, filled));
        long head = ledger.head();
        var again = WebForm.done(as("auditor").send(SAMPLES, filled));

        assertThat(again).isEqualTo(first);
        assertThat(ledger.recordedAfter(head)).isEmpty();
        var api = ledger.as("supervisor").get("/api" + first).json();
        assertThat(api.path("position").asLong()).isEqualTo(head - 1);
        assertThat(shown("supervisor", first))
                .contains(
                        api.path("seed").asString(),
                        ">" + (head - 1) + "<",
                        api.path("leafHash").asString(),
                        "从2件投诉件中抽取1件",
                        "总体与记录一致")
                .contains("/cases/" + api.at("/cases/0/caseId").asString());
        assertThat(shown("head", SAMPLES)).contains(first).doesNotContain("<textarea", "新抽样");
    }

    @Test
    void whatMakesNoSense_orIsForOthers_isToldOnTheForm() {
        var wrong = as("auditor").send(SAMPLES, Map.of("size", "0", "unit", "XIPU"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("id=\"size-wrong\"", "应在1与1000之间")
                .containsPattern("value=\"XIPU\"[^>]*selected");

        var refused = as("supervisor").post(SAMPLES, Map.of("size", "1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("抽取随机样本");
        assertThat(ledger.recordedAfter(ledger.head() - 1))
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo("AttemptRefused"));
    }
}
