package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A case page offers what this person may do now, each with a form; the rest has a reason. */
@Tag("long")
@Tag("turn-0")
class OfferedPagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Pattern ACTION = Pattern.compile("href=\"/cases/[^/]+/do/([a-z-]+)\"");

    /** Rules that refuse most commands to most people: one page of each is enough. */
    private static final Set<String> EVERYBODYS = Set.of("ROLE", "STATE");

    private static final List<String> PEOPLE =
            List.of("intake", "dispatcher", "handler", "leader", "legal", "head", "supervisor", "auditor");
    private static final Map<String, WebForm> AT =
            PEOPLE.stream().collect(Collectors.toMap(p -> p, p -> new WebForm(LEDGER, p)));

    @Test
    void throughALife_whatIsOfferedHasAForm_andWhatIsNotTellsWhyAndHasNone() {
        var cases = LEDGER.cases();
        var id = cases.classified();
        check(id, "dispatcher", "assign-complaint", "首次分派前须经局领导签阅", "P9.03");
        cases.assigned(id);
        check(id, "handler", "suspend-deadline", "不能中止", "P9.08");
        cases.accepted(id);
        cases.give(
                "dispatcher",
                id,
                "classify-complaint",
                "{\"category\":[\"食品\"],\"severity\":\"MAJOR\",\"flags\":[\"ON_SITE\"]}");
        check(id, "head", "review-opinion", "没有待审核的处理意见", "台账规则");
        cases.give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        check(id, "legal", "approve-reply", "须先经局领导批准", "P9.12");
        check(id, "handler", "send-reply", "尚缺：局领导批准、法规科法制审核", "P9.12");
        check(id, "intake", "undo-link", "没有可撤销的关联或并案", "台账规则");
        check(id, "leader", "urge-handling", "“通报”前须先“督办”", "台账规则");
        check(id, "supervisor", "accept-complaint", "由承办人办理，督办员不能办理", "P9.12");
    }

    private static void check(String id, String person, String command, String why, String clause) {
        var page = id.replace("/api/complaints/", "/cases/");
        var told = AT.get(person).open(page + "/do/" + command);
        assertThat(told.status()).as("%s", told).isEqualTo(200);
        assertThat(told.text()).contains(why, clause).doesNotContain("class=\"act\"");
        assertThat(AT.get(person).open(page).text()).contains(why);
        PEOPLE.forEach(each -> agree(id, page, each));
    }

    private static void agree(String id, String page, String person) {
        var head = LEDGER.head();
        var shown = AT.get(person).open(page);
        if (shown.status() == 403) {
            // a handler of a unit that has not got it yet
            assertThat(person).isEqualTo("handler");
            return;
        }
        var actions = shown.text().replaceFirst("(?s).*?id=\"actions-title\"", "");
        var offered = ACTION.matcher(actions.replaceFirst("(?s)</section>.*", ""))
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var rest = new LinkedHashMap<String, String>();
        Set<String> open = new TreeSet<>();
        for (var command : LEDGER.as(person).get(id + "/commands").json()) {
            var name = command.path("command").asString();
            if (command.path("refused").isNull()) {
                open.add(name);
            } else if (!EVERYBODYS.contains(command.path("refused").path("rule").asString())) {
                rest.put(name, command.path("refused").path("says").asString());
            }
        }
        assertThat(offered).as("%s at %s", person, page).isEqualTo(open);
        assertThat(LEDGER.head()).as("nothing is recorded by looking").isEqualTo(head);
        rest.forEach((name, why) -> assertThat(
                        AT.get(person).open(page + "/do/" + name).text())
                .as("%s: %s", person, name)
                .contains(why)
                .doesNotContain("class=\"act\""));
        offered.forEach(
                name -> assertThat(AT.get(person).open(page + "/do/" + name).text())
                        .as("%s: %s", person, name)
                        .contains("class=\"act\"")
                        .doesNotContainPattern("<select[^>]*>\\s*<option[^>]*>[^<]*</option>\\s*</select>"));
    }

    @Test
    void whoeverMayPressACaseChoosesFromWhatIsNotRefused() {
        var id = LEDGER.cases().replied();
        var page = id.replace("/api/complaints/", "/cases/") + "/do/urge-handling";

        var form = AT.get("head").open(page).text();
        assertThat(form)
                .containsPattern("value=\"FOLLOW_UP\"[^>]*selected")
                .containsPattern("value=\"REMINDER\"[^>]*selected")
                .doesNotContain("value=\"REPLY\"", "value=\"CRITICISM\"", "value=\"URGE\"");
        var sent = AT.get("head").send(page, Map.of("step", "REMINDER", "clock", "FOLLOW_UP", "note", "请回访"));
        assertThat(WebForm.done(sent)).startsWith("/cases/");
    }

    @Test
    void inAListOnlyWhoMayPressOrAnswerACaseIsOfferedIt() {
        var id = LEDGER.cases().late().replace("/api/complaints/", "/cases/");
        var press = id + "/do/urge-handling";
        var silent = "/supervision/silent?days=1&size=200&after=" + LEDGER.head();
        assertThat(AT.get("head").open(press).text()).contains("class=\"act\"");
        LEDGER.cases()
                .give(
                        "head",
                        id.replace("/cases/", "/api/complaints/"),
                        "urge-handling",
                        "{\"note\":\"请抓紧\",\"clock\":\"REPLY\"}");
        var sent = "/supervision/sent?size=200&after=" + LEDGER.head();
        var answer = id + "/do/answer-urging";
        assertThat(AT.get("handler").open(sent).text()).contains(answer);
        for (var other : List.of("dispatcher", "head", "intake", "leader")) {
            assertThat(AT.get(other).open(sent).text()).as(other).doesNotContain(answer);
        }
        for (var other : List.of("intake", "handler", "legal", "auditor")) {
            assertThat(AT.get(other).open(silent).text()).as(other).doesNotContain("urge-handling");
        }
    }
}
