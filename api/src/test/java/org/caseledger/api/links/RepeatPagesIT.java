package org.caseledger.api.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a case is linked with and joined to, on a page, and what is done about it from there. */
class RepeatPagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Pattern FORM = Pattern.compile("href=\"(/cases/[^\"]+/do/[^\"]+)\"");

    /** A case of this phone, which no other test uses. */
    private static String of(String phone) {
        return LEDGER.cases().received(Cases.RECEIPT.replace("13800000000", phone));
    }

    private static String page(String rest) {
        return rest.replace("/api/complaints/", "/cases/");
    }

    private static String number(String rest) {
        return LEDGER.as("head").get(rest).field("number");
    }

    private static String repeats(WebForm reader, String rest) {
        LEDGER.as("head").get("/api/board?after=" + LEDGER.head());
        var answer = reader.open(page(rest) + "/repeats");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    /** The forms of a command to which a page leads. */
    private static List<String> forms(String page, String command) {
        return FORM.matcher(page)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link -> link.contains("/do/" + command))
                .toList();
    }

    private static void done(WebForm by, String form, Map<String, String> filledIn) {
        var opened = by.open(form).text();
        var all = new HashMap<>(filledIn);
        for (var name : List.of("to", "lead")) {
            var given = Pattern.compile("name=\"%s\" value=\"([^\"]+)\"".formatted(name));
            given.matcher(opened).results().forEach(m -> all.put(name, m.group(1)));
        }
        WebForm.done(by.send(form.replaceFirst("\\?.*", ""), all));
    }

    @Test
    @DisplayName("P4.22 found, joined from there; the lead lists its members; undone from either side")
    void aDispatcherJoinsAndUndoesFromThePage() {
        var lead = of("13733330001");
        var member = of("13733330001");
        var dispatcher = new WebForm(LEDGER, "dispatcher");
        var offered = repeats(dispatcher, member);
        assertThat(offered).contains(number(lead), "同一电话");
        var join = forms(offered, "join-complaint");
        assertThat(join).isNotEmpty();

        done(dispatcher, join.get(0), Map.of("why", "多人投诉一事"));

        assertThat(repeats(dispatcher, member)).contains("并入", "已并案", number(lead));
        var ofLead = repeats(dispatcher, lead);
        assertThat(ofLead).contains("并入本件", number(member), "href=\"" + page(member) + "\"");
        assertThat(forms(ofLead, "join-complaint"))
                .as("whoever leads joins none: others join it")
                .noneMatch(form -> form.startsWith(page(lead)));

        var undo = forms(ofLead, "undo-join");
        assertThat(undo).containsExactly(page(member) + "/do/undo-join");
        done(dispatcher, undo.get(0), Map.of("reason", "诉求不同"));
        assertThat(repeats(dispatcher, lead)).contains("没有关联或并案的投诉件");
    }

    @Test
    void whoMayNotLinkOrJoinSeesTheTiesAndNoAction() {
        var first = of("13733330002");
        var second = LEDGER.cases().assigned(LEDGER.cases().classified(of("13733330002")));
        LEDGER.cases()
                .give(
                        "intake",
                        second,
                        "link-repeat-complaint",
                        "{\"to\":\"%s\",\"why\":\"同一事项\"}".formatted(first.substring(first.lastIndexOf('/') + 1)));

        for (var person : List.of("leader", "auditor", "supervisor")) {
            var page = repeats(new WebForm(LEDGER, person), second);
            assertThat(page).as(person).contains("重复投诉，原件", number(first)).doesNotContain("/do/");
        }
        var handler = new WebForm(LEDGER, "handler");
        assertThat(repeats(handler, second))
                .as("another unit's case is not shown")
                .doesNotContain(number(first));
        assertThat(handler.open(page(first) + "/repeats").status()).isEqualTo(403);
        assertThat(new WebForm(LEDGER, "admin").open(page(first) + "/repeats").status())
                .isEqualTo(403);
    }
}
