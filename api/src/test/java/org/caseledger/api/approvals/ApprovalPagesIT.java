package org.caseledger.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was signed is registered; each number of the check-up opens; samples cannot be picked. */
@Tag("long")
class ApprovalPagesIT {
    private static final String COMMITTEE = "/committee";

    private static TestLedger ledger;

    @BeforeAll
    static void twoApprovals() {
        ledger = TestLedger.onNewDatabase();
        for (int i = 0; i < 2; i++) {
            var id = ledger.cases().drafted();
            var decision =
                    "{\"draft\":1,\"digest\":\"%s\",\"opinion\":\"同意第%d件\"}".formatted(Cases.digest("已责令整改。"), i);
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
        var numbers = Pattern.compile("href=\"(/approvals/check-up/[^\"]*)\">(\\d+)</a>")
                .matcher(page);
        int opened = 0;
        while (numbers.find()) {
            var rows = shown("supervisor", numbers.group(1).replace("&amp;", "&"));
            assertThat(Pattern.compile("/at/\\d+\"").matcher(rows).results())
                    .as(numbers.group(1))
                    .hasSize(Integer.parseInt(numbers.group(2)));
            opened++;
        }
        assertThat(opened).isEqualTo(10);
        assertThat(as("leader").open("/approvals/check-up").status()).isEqualTo(403);
    }

    @Test
    void givenTheFormOfTheCommittee_whenItIsSentTwice_thenOneSampleIsDrawn() {
        shown("auditor", COMMITTEE + "?unit=XIPU");
        var filled = Map.of("count", "1", "key", UUID.randomUUID().toString());
        var form = COMMITTEE + "?any=true&unit=XIPU&do=draw";
        var first = WebForm.done(as("auditor").send(form, filled));
        long head = ledger.head();
        var again = WebForm.done(as("auditor").send(form, filled));

        assertThat(again).isEqualTo(first);
        assertThat(ledger.recordedAfter(head)).isEmpty();
        var id = first.replaceFirst(".*sample=([^&]+).*", "$1");
        var api = ledger.as("supervisor").get("/api/approvals/samples/" + id).json();
        assertThat(api.path("position").asLong()).isEqualTo(head - 1);
        assertThat(api.at("/asked/strata/unit").asString()).isEqualTo("XIPU");
        assertThat(shown("supervisor", first))
                .contains(
                        api.path("seed").asString(),
                        ">" + (head - 1) + "<",
                        api.path("leafHash").asString(),
                        "id=\"drawn\">" + api.at("/cases/0/position").asLong() + "<",
                        "从2件投诉件中抽取1件",
                        "总体与记录一致")
                .contains("/cases/" + api.at("/cases/0/caseId").asString())
                .doesNotContain("class=\"act\"");
        assertThat(shown("head", COMMITTEE + "?any=true")).contains(id).doesNotContain("name=\"count\"");
    }

    @Test
    void givenTheStrataOfAPopulation_whenOneIsChosen_thenItsNumberIsThePopulation() {
        var page = shown("auditor", COMMITTEE + "?any=true");
        var strata = Pattern.compile("<td class=\"n\"><a href=\"(/committee[^\"]*)\"[^>]*>(\\d+)</a>")
                .matcher(page);
        int opened = 0;
        while (strata.find()) {
            var alone = shown("auditor", strata.group(1).replace("&amp;", "&"));
            assertThat(alone).contains("共%s件".formatted(strata.group(2)));
            opened++;
        }
        assertThat(opened).isGreaterThan(2);
        assertThat(page).contains("周衡", "犀浦", "本季度", "上季度", "不限时间");
        assertThat(shown("auditor", COMMITTEE + "?from=2001-01-01&until=2001-03-31"))
                .contains("共0件");
        assertThat(as("auditor").open(COMMITTEE + "?from=yesterday").status()).isEqualTo(400);
        assertThat(as("auditor")
                        .open(COMMITTEE + "?sample=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givenASizeThatMakesNoSense_orAnotherRole_thenItIsToldOnThePage() {
        var wrong = as("auditor").send(COMMITTEE + "?any=true&unit=XIPU&do=draw", Map.of("count", "0"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("id=\"count-wrong\"", "应在1与1000之间")
                .containsPattern("value=\"XIPU\"[^>]*selected");

        var refused = as("supervisor").post(COMMITTEE, Map.of("count", "1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("抽取随机样本");
        assertThat(ledger.recordedAfter(ledger.head() - 1))
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo("AttemptRefused"));
        assertThat(as("auditor").post(COMMITTEE + "?do=conclude", Map.of()).status())
                .isEqualTo(404);
        assertThat(as("auditor").post(COMMITTEE + "?do=nothing", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void givenTheSameConclusionIsReadAnew_whenItChanged_thenTheFormNamesTheOneThatIsShown() {
        var auditor = ledger.as("auditor");
        var sample = auditor.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/approvals/samples?after=" + ledger.head(), "{\"size\":1}")
                .json();
        var id = sample.path("id").asString();
        var caseId = sample.at("/cases/0/caseId").asString();
        var number = sample.at("/cases/0/number").asString();
        var at = "/api/approvals/samples/" + id;
        give("auditor", at + "/conclude", "{\"caseId\":\"%s\",\"conclusion\":\"IN_ORDER\"}", caseId);
        give(
                "auditor2",
                at + "/confirm",
                "{\"caseId\":\"%s\",\"reading\":1,\"agrees\":false,\"note\":\"没有调查\"}",
                caseId);
        give("auditor", at + "/conclude", "{\"caseId\":\"%s\",\"conclusion\":\"IN_ORDER\"}", caseId);

        var stale = as("auditor2")
                .post(
                        COMMITTEE
                                + "?sample="
                                + id
                                + "&do=confirm&number="
                                + URLEncoder.encode(number, StandardCharsets.UTF_8),
                        Map.of("caseId", number, "reading", "1", "agrees", "true"));

        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.text()).contains("审查结论已有变化", "name=\"reading\" value=\"2\"");
    }

    private static void give(String person, String path, String body, String caseId) {
        var answer = ledger.as(person)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(path, body.formatted(caseId));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }
}
