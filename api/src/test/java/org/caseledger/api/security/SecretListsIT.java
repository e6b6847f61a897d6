package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every list, for every person: none tells what anybody wrote in a secret case, and each that did
 * before does again when its secrecy is lifted (P7.20).
 */
class SecretListsIT {

    /** In every text that is written in the case, and nowhere else. */
    private static final String BIRD = "夜鹭";

    private static final List<String> PEOPLE =
            List.of(
                    "intake",
                    "dispatcher",
                    "handler",
                    "handler2",
                    "leader",
                    "leader2",
                    "legal",
                    "head",
                    "supervisor",
                    "auditor",
                    "auditor2",
                    "admin");

    /** What answers without end, or hands out the log itself, which is as it was recorded. */
    private static final List<String> NO_LISTS = List.of("/live", "/log", "/api/changes");

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static String id = "";

    @BeforeAll
    static void aCaseInWhichMuchIsWritten() {
        id = LEDGER.cases().late();
        give("handler", "return-for-reassignment", "{\"reason\":\"%s不属本辖区\"}");
        give("head", "review-return", "{\"accepted\":false,\"reason\":\"%s属本辖区\"}");
        LEDGER.cases().accepted(id);
        for (var step : List.of("REMINDER", "URGE", "CRITICISM")) {
            give(
                    "supervisor",
                    "urge-handling",
                    "{\"note\":\"%s已超期，请说明\",\"step\":\"STEP\",\"clock\":\"REPLY\",\"answerBy\":\"2099-01-01T00:00:00Z\"}"
                            .replace("STEP", step));
        }
        give("handler", "answer-urging", "{\"urging\":1,\"done\":\"%s已约双方调解\"}");
        give(
                "leader",
                "record-accountability",
                "{\"kind\":\"CRITICISM\",\"of\":\"犀浦所\",\"why\":\"%s办理拖延\"}");
        give("leader", "withdraw-case-accountability", "{\"number\":2,\"reason\":\"%s事实有误\"}");
        give("handler", "record-rectification", "{\"completed\":false,\"what\":\"%s下架清查\"}");
        give(
                "handler",
                "record-rectification",
                "{\"completed\":true,\"order\":1,\"what\":\"%s已清查\"}");
        give(
                "head",
                "escalate-to-superior",
                "{\"authority\":\"市市场监督管理局\",\"arbitration\":false,\"why\":\"%s涉及跨区经营\"}");
        give(
                "head",
                "record-escalation-answer",
                "{\"escalation\":1,\"answer\":\"%1$s由本局办理\",\"consequence\":\"%1$s按期回复\"}");
        give(
                "handler",
                "correct-record",
                "{\"correction\":{\"respondent\":\"夜鹭餐馆\"},\"reason\":\"%s写了信来\"}");
        give("handler", "draft-reply", "{\"text\":\"%s已责令整改。\"}");
        var digest = Cases.digest(BIRD + "已责令整改。");
        give(
                "leader",
                "reject-reply",
                "{\"draft\":1,\"digest\":\"" + digest + "\",\"opinion\":\"%s请写明依据\"}");
        give("handler", "draft-reply", "{\"text\":\"%s已依法责令整改。\"}");
        var second = Cases.digest(BIRD + "已依法责令整改。");
        give(
                "leader",
                "approve-reply",
                "{\"draft\":2,\"digest\":\"" + second + "\",\"opinion\":\"%s同意发出\"}");
        answerAFinding();
    }

    private static void give(String person, String command, String body) {
        LEDGER.cases().give(person, id, command, body.formatted(BIRD));
    }

    private static void answerAFinding() {
        var key = id.substring(id.lastIndexOf('/') + 1);
        var findings = "/api/findings?caseId=" + key + "&after=" + LEDGER.head();
        var first = LEDGER.as("supervisor").get(findings).json().path("findings").path(0);
        var answer =
                LEDGER.as("supervisor")
                        .post(
                                "%s/findings/%s/%s/answer"
                                        .formatted(
                                                id,
                                                first.path("rule").asString(),
                                                first.path("position").asString()),
                                "{\"answer\":\"EXPLAINED\",\"note\":\"%s已经说明\"}".formatted(BIRD));
        assertThat(answer.status()).as("%s", answer).isLessThan(300);
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenASecretCase_whenEveryListIsReadByEveryPerson_thenNoneTellsWhatWasWrittenInIt() {
        LEDGER.awaitViews();
        var telling = telling();
        assertThat(telling.stream().map(line -> line.split(" ")[1]))
                .contains(
                        "/api/urging",
                        "/api/approvals",
                        "/api/rectifications",
                        "/api/accountability",
                        "/api/escalations",
                        "/api/findings",
                        "/api/activity");

        LEDGER.cases()
                .give(
                        "leader",
                        id,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"涉及未公开的配方\"}");
        LEDGER.awaitViews();
        assertThat(telling()).isEmpty();

        LEDGER.cases().give("leader", id, "lift-secrecy", "{\"why\":\"配方已经公开\"}");
        LEDGER.awaitViews();
        assertThat(telling()).isEqualTo(telling);
    }

    /** The person and address of each answer with such a text. */
    private static List<String> telling() {
        var telling = new ArrayList<String>();
        var lists = lists().toList();
        assertThat(lists).hasSizeGreaterThan(60);
        for (var person : PEOPLE) {
            for (var list : lists) {
                if (LEDGER.as(person).get(list).text().contains(BIRD)) {
                    telling.add(person + " " + list);
                }
            }
        }
        return telling;
    }

    /** Every address that answers to GET and needs nothing to be told. */
    private static Stream<String> lists() {
        return new Addresses(LEDGER)
                .all().stream()
                        .filter(address -> address.method().equals("GET"))
                        .map(Addresses.Address::pattern)
                        .filter(pattern -> !pattern.contains("{"))
                        .filter(pattern -> NO_LISTS.stream().noneMatch(pattern::startsWith))
                        .distinct()
                        .sorted();
    }
}
