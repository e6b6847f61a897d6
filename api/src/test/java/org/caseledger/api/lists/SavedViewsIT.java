package org.caseledger.api.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person saves what a list shows under a name, for herself or himself or for the own unit. */
class SavedViewsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Pattern VIEW =
            Pattern.compile("<a href=\"([^\"]*)\"( aria-current=\"page\")?><span>([^<]*)</span>");

    private final WebForm handler = new WebForm(LEDGER, "handler");
    private final WebForm legal = new WebForm(LEDGER, "legal");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static Map<String, String> form(String list, String name, String... asked) {
        var form = new LinkedHashMap<>(Map.of("of", list, "called", name));
        for (int i = 0; i < asked.length; i += 2) {
            form.put(asked[i], asked[i + 1]);
        }
        return form;
    }

    private static Answer save(WebForm person, Map<String, String> form) {
        return person.post("/lists/views", form);
    }

    private static Answer remove(WebForm person, Map<String, String> form) {
        return person.post("/lists/views/remove", form);
    }

    private static List<String> shown(WebForm person, String path) {
        return VIEW.matcher(person.open(path).text().replace("&amp;", "&"))
                .results()
                .map(view -> view.group(3) + (view.group(2) == null ? "" : "*"))
                .toList();
    }

    @Test
    void givenAViewIsSaved_thenItIsShownAboveItsListToThatPersonUntilItIsRemoved() {
        long before = LEDGER.head();
        var to = WebForm.done(save(legal, form("BOARD", "超期𠮷", "sort", "STUCK", "light", "RED", "page", "3")));
        assertThat(to).isEqualTo("/board?light=RED&sort=STUCK");
        assertThat(legal.open(to).text()).contains("已保存视图“超期𠮷”");

        assertThat(shown(legal, to)).containsExactly("超期𠮷*");
        assertThat(shown(legal, "/board?light=RED")).containsExactly("超期𠮷");
        assertThat(shown(legal, "/deadlines")).isEmpty();
        assertThat(shown(new WebForm(LEDGER, "auditor"), "/board")).isEmpty();
        assertThat(legal.open("/lists/views").text()).contains("超期𠮷", "仅本人");

        assertThat(WebForm.done(remove(legal, form("BOARD", "超期𠮷")))).isEqualTo("/lists/views");
        assertThat(shown(legal, "/board")).isEmpty();
        assertThat(remove(legal, form("BOARD", "超期𠮷")).status()).isEqualTo(404);
        assertThat(LEDGER.recordedAfter(before).stream().map(e -> e.type()))
                .filteredOn(type -> type.startsWith("ListView"))
                .containsExactly("ListViewSaved", "ListViewRemoved");
    }

    @Test
    void givenAViewOfAUnit_thenAllItsPeopleUseAndRemoveIt_andNobodyElse() {
        var form = form("DEADLINES", "本所逾期", "list", "OVERDUE", "whose", "true");
        assertThat(WebForm.done(save(handler, form))).isEqualTo("/deadlines?list=OVERDUE");

        assertThat(shown(handler, "/deadlines?list=OVERDUE")).containsExactly("本所逾期*");
        assertThat(shown(new WebForm(LEDGER, "handler2"), "/deadlines")).isEmpty();
        assertThat(remove(new WebForm(LEDGER, "handler2"), form).status()).isEqualTo(404);
        assertThat(save(new WebForm(LEDGER, "supervisor"), form).status()).isEqualTo(400);
        assertThat(remove(handler, form("DEADLINES", "本所逾期")).status()).isEqualTo(404);
        assertThat(WebForm.done(remove(handler, form))).isEqualTo("/lists/views");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "一二三四五六七八九十一二三四五六七八九十一", "两\n行"})
    void aNameIsOfOneToTwentyCharacters(String name) {
        var answer = save(handler, form("BOARD", name));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(shown(handler, "/board")).isEmpty();
    }

    @Test
    void aNameIsOfOneViewOfAList_andTwentyAreTheMost() {
        var head = new WebForm(LEDGER, "head");
        assertThat(save(head, form("BOARD", "𠮷".repeat(20))).status()).isEqualTo(302);
        var again = save(head, form("BOARD", "𠮷".repeat(20), "sort", "NUMBER"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("已有同名的视图");
        assertThat(save(head, form("WORK", "𠮷".repeat(20))).status()).isEqualTo(302);
        for (int i = 3; i <= 20; i++) {
            assertThat(save(head, form("BOARD", "视图" + i)).status()).isEqualTo(302);
        }
        var more = save(head, form("BOARD", "再一个"));
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.text()).contains("最多保存20个视图");
    }

    @Test
    void whatPeopleTypeIsNotSaved() {
        var supervisor = new WebForm(LEDGER, "supervisor");
        var form = form(
                "BOARD",
                "林晚的件",
                "respondent",
                "林晚",
                "number",
                "13800000000",
                "state",
                "ASSIGNED&respondent=林晚",
                "category",
                "食品",
                "after",
                "7");
        assertThat(WebForm.done(save(supervisor, form))).isEqualTo("/board?category=%E9%A3%9F%E5%93%81");
        assertThat(supervisor.open("/board").text()).contains("林晚的件");
    }

    @Test
    void whoReadsNoCasesSavesNoViews() {
        var admin = new WebForm(LEDGER, "admin");
        assertThat(save(admin, form("BOARD", "我的")).status()).isEqualTo(403);
        assertThat(admin.open("/lists/views").status()).isEqualTo(403);
        assertThat(save(handler, form("NOTHING", "我的")).status()).isEqualTo(400);
    }
}
