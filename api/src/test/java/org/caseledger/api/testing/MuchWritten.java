package org.caseledger.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.api.security.Addresses;

/** A case of which nearly every list has something to tell, with a word in every text that is written in it. */
public record MuchWritten(TestLedger ledger, String id, String word) {
    /** Who reads, one of each role and more. */
    public static final List<String> PEOPLE = List.of(
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

    /** A new one, which is being handled. */
    public static MuchWritten in(TestLedger ledger, String word) {
        var written = new MuchWritten(ledger, ledger.cases().late(), word);
        written.write();
        return written;
    }

    private void write() {
        give("handler", "return-for-reassignment", "{\"reason\":\"%s不属本辖区\"}");
        give("head", "review-return", "{\"accepted\":false,\"reason\":\"%s属本辖区\"}");
        ledger.cases().accepted(id);
        for (var step : List.of("REMINDER", "URGE", "CRITICISM")) {
            give(
                    "supervisor",
                    "urge-handling",
                    "{\"note\":\"%s已超期，请说明\",\"step\":\"STEP\",\"clock\":\"REPLY\",\"answerBy\":\"2099-01-01T00:00:00Z\"}"
                            .replace("STEP", step));
        }
        give("handler", "answer-urging", "{\"urging\":1,\"done\":\"%s已约双方调解\"}");
        give("leader", "record-accountability", "{\"kind\":\"CRITICISM\",\"of\":\"犀浦所\",\"why\":\"%s办理拖延\"}");
        give("leader", "withdraw-case-accountability", "{\"number\":2,\"reason\":\"%s事实有误\"}");
        give("handler", "record-rectification", "{\"completed\":false,\"what\":\"%s下架清查\"}");
        give("handler", "record-rectification", "{\"completed\":true,\"order\":1,\"what\":\"%s已清查\"}");
        give("head", "escalate-to-superior", "{\"authority\":\"市市场监督管理局\",\"arbitration\":false,\"why\":\"%s涉及跨区经营\"}");
        give(
                "head",
                "record-escalation-answer",
                "{\"escalation\":1,\"answer\":\"%1$s由本局办理\",\"consequence\":\"%1$s按期回复\"}");
        give("handler", "correct-record", "{\"correction\":{\"respondent\":\"%s餐馆\"},\"reason\":\"%s写了信来\"}");
        give("handler", "draft-reply", "{\"text\":\"%s已责令整改。\"}");
        var digest = Cases.digest(word + "已责令整改。");
        give("leader", "reject-reply", "{\"draft\":1,\"digest\":\"" + digest + "\",\"opinion\":\"%s请写明依据\"}");
        give("handler", "draft-reply", "{\"text\":\"%s已依法责令整改。\"}");
        var second = Cases.digest(word + "已依法责令整改。");
        give("leader", "approve-reply", "{\"draft\":2,\"digest\":\"" + second + "\",\"opinion\":\"%s同意发出\"}");
        answerAFinding();
    }

    private void give(String person, String command, String body) {
        ledger.cases().give(person, id, command, body.replace("%s", word).replace("%1$s", word));
    }

    private void answerAFinding() {
        var key = id.substring(id.lastIndexOf('/') + 1);
        var findings = "/api/findings?caseId=" + key + "&after=" + ledger.head();
        var first =
                ledger.as("supervisor").get(findings).json().path("findings").path(0);
        var answer = ledger.as("supervisor")
                .post(
                        "%s/findings/%s/%s/answer"
                                .formatted(
                                        id,
                                        first.path("rule").asString(),
                                        first.path("position").asString()),
                        "{\"answer\":\"EXPLAINED\",\"note\":\"%s已经说明\"}".formatted(word));
        assertThat(answer.status()).as("%s", answer).isLessThan(300);
    }

    /** The person and address of each answer with a text, of every list for every person. */
    public List<String> telling(String text) {
        return telling(List.of(text)).get(text);
    }

    /** The same of each of these texts, which are looked for in the same answers. */
    public Map<String, List<String>> telling(List<String> texts) {
        var telling = new HashMap<String, List<String>>();
        texts.forEach(text -> telling.put(text, new ArrayList<>()));
        var lists = lists().toList();
        assertThat(lists).hasSizeGreaterThan(60);
        for (var person : PEOPLE) {
            var browser = new LoginForm(ledger).session(person).with("Accept", "text/html");
            var program = ledger.as(person);
            for (var list : lists) {
                var reader = list.startsWith("/api/") ? program : browser;
                var answer = reader.get(list).text();
                telling.forEach((text, by) -> {
                    if (answer.contains(text)) {
                        by.add(person + " " + list);
                    }
                });
            }
        }
        return telling;
    }

    /** Every address that answers to GET and needs no parameter. */
    private Stream<String> lists() {
        return new Addresses(ledger)
                .all().stream()
                        .filter(address -> address.method().equals("GET"))
                        .map(Addresses.Address::pattern)
                        .filter(pattern -> !pattern.contains("{"))
                        .filter(pattern -> NO_LISTS.stream().noneMatch(pattern::startsWith))
                        .distinct()
                        .sorted();
    }
}
