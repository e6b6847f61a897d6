package org.caseledger.api.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** 模板: an administrator keeps what texts are written from; what was is not lost. */
class TemplatesIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final String WHY = "\"reason\":\"统一用语\"";

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static Answer post(String person, String path, String body) {
        return LEDGER.as(person).post("/api/templates/" + path, body);
    }

    private static Answer add(String name, String text) {
        return post(
                "admin",
                "add",
                "{\"kind\":\"AGREEMENT\",\"name\":\"%s\",\"text\":\"%s\",%s}".formatted(name, text, WHY));
    }

    private static int added(String name, String text) {
        var answer = add(name, text);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var all = answer.json();
        return all.path(all.size() - 1).path("number").asInt();
    }

    private static Answer change(int number, int version, String name, String text) {
        return post(
                "admin",
                number + "/change",
                "{\"version\":%d,\"name\":\"%s\",\"text\":\"%s\",%s}".formatted(version, name, text, WHY));
    }

    @Test
    void givenAnyoneButTheAdministrator_whenTheyAreChanged_thenForbidden() {
        int number = added("谁可变更", "同意。");
        for (var person : new String[] {"intake", "dispatcher", "leader", "head", "handler", "auditor"}) {
            assertThat(post(person, "add", "{}").status()).as(person).isEqualTo(403);
            assertThat(post(person, number + "/change", "{}").status()).isEqualTo(403);
            assertThat(post(person, number + "/retire", "{}").status()).isEqualTo(403);
            assertThat(LEDGER.as(person).get("/api/templates").status()).isEqualTo(200);
        }
    }

    @Test
    void givenAChangeAndARetirement_thenEveryVersionStaysWithWhoAndWhy() {
        int number = added("版本", "同意。");
        assertThat(change(number, 1, "版本二", "同意。{今天}").status()).isEqualTo(200);
        assertThat(post("admin", number + "/retire", "{\"reason\":\"不再使用\"}").status())
                .isEqualTo(200);
        assertThat(change(number, 2, "版本三", "不同意。").text()).contains("已停用");
        assertThat(post("admin", number + "/retire", "{\"reason\":\"不再使用\"}").status())
                .isEqualTo(400);

        var reader = new WebForm(LEDGER, "handler");
        assertThat(reader.open("/templates/" + number).text())
                .contains("版本二", "id=\"v1\"", "同意。{今天}", "2026年3月20日", "理由：统一用语", "停用，理由：不再使用")
                .doesNotContain("/change", "/retire");
        assertThat(reader.open("/templates").text()).contains("版本二", "已停用");
        assertThat(LEDGER.as("auditor").get("/api/office/changes").text())
                .contains("停用模板" + number + "，理由：不再使用", "变更模板" + number + "“版本二”为第2版");
        assertThat(added("版本二", "同意。")).as("its name is free again").isGreaterThan(number);
    }

    @Test
    void givenTwoAdministratorsAtOnce_thenTheSecondSeesWhatTheFirstSavedAndLosesNothing() {
        int number = added("两人", "同意。");
        var page = "/templates/" + number + "/change";
        var admin = new WebForm(LEDGER, "admin");
        assertThat(change(number, 1, "两人", "同意，由另一人改。").status()).isEqualTo(200);

        var mine = Map.of("version", "1", "name", "两人", "text", "我的内容。", "reason", "统一用语");
        var answer = admin.post(page, mine);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("已将此模板改为第2版", "同意，由另一人改。", "我的内容。", "name=\"version\" value=\"2\"");
        assertThat(LEDGER.as("admin").get("/api/templates").text()).doesNotContain("我的内容");
        assertThat(admin.send(page, Map.of("name", "两人", "text", "我的内容。", "reason", "统一用语"))
                        .status())
                .isEqualTo(302);
        assertThat(change(number, 2, "两人", "又一人。").status()).isEqualTo(400);
    }

    @Test
    void givenTheSameChangeManyTimesAtOnce_thenOneIsRecorded() throws Exception {
        int number = added("同时", "同意。");
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            var text = "第" + i + "人。";
            tasks.add(() -> change(number, 1, "同时", text).status());
            tasks.add(() -> add("同名", text).status());
        }
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(tasks)) {
                statuses.add(done.get());
            }
            assertThat(statuses).containsOnly(200, 400);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givenWhatCannotBe_whenSent_thenItIsSaidBesideTheField() {
        int number = added("不可", "同意。");
        mistaken(add("不可", "同意。"), "name");
        mistaken(add(" ", "同意。"), "name");
        mistaken(add("𠮷".repeat(51), "同意。"), "name");
        mistaken(add("投诉人", "{投诉人}您好。"), "text");
        mistaken(add("太长", "长".repeat(3_001)), "text");
        mistaken(add("没有", ""), "text");
        mistaken(change(number, 1, "不可", "同意。"), "text");
        mistaken(change(number, 7, "不可", "不同意。"), "text");
        mistaken(post("admin", number + "/retire", "{\"reason\":\"。\"}"), "reason");
        mistaken(post("admin", "add", "{\"kind\":\"LETTER\",\"name\":\"a\",\"text\":\"b\",%s}".formatted(WHY)), "kind");
        assertThat(post("admin", "999999/retire", "{%s}".formatted(WHY)).status())
                .isEqualTo(404);
        assertThat(post("admin", "1e1/retire", "{%s}".formatted(WHY)).status()).isEqualTo(404);
        var pages = new LoginForm(LEDGER).session("admin").with("Accept", "text/html");
        assertThat(pages.get("/templates/999999").status()).isEqualTo(404);
        assertThat(pages.get("/templates/99999999999999999999").status()).isIn(400, 404);
        assertThat(pages.get("/templates/" + number + "/delete").status()).isEqualTo(404);
    }

    @Test
    void givenThirtyOfAKind_thenOneMoreIsRefused() {
        for (int i = 0; i < 30; i++) {
            assertThat(contact("第%d条".formatted(i)).status()).isEqualTo(200);
        }
        mistaken(contact("再一条"), "kind");
    }

    private static Answer contact(String name) {
        return post("admin", "add", "{\"kind\":\"CONTACT\",\"name\":\"%s\",\"text\":\"已告知。\",%s}".formatted(name, WHY));
    }

    private static void mistaken(Answer answer, String field) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.json().path("fields").propertyNames())
                .as("%s", answer)
                .containsExactly(field);
    }

    @Test
    void givenThePage_whenPreviewedAndSaved_thenItIsShownFilledInAndThenInTheList() {
        var admin = new WebForm(LEDGER, "admin");
        var typed = Map.of("kind", "REPLY", "name", "一般回复", "text", "关于{编号}：<b>【核查情况】</b>");
        var preview = new java.util.HashMap<>(typed);
        preview.put("preview", "true");

        long head = LEDGER.head();
        var shown = admin.post("/templates/new", preview);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).contains("关于PD2026-000123：&lt;b&gt;【核查情况】&lt;/b&gt;", "value=\"一般回复\"");
        assertThat(LEDGER.head()).isEqualTo(head);
        preview.put("text", "{没有}");
        var wrong = admin.post("/templates/new", preview);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("没有名为“没有”的字段");

        var all = new java.util.HashMap<>(typed);
        all.put("reason", "统一用语");
        assertThat(admin.send("/templates/new", all).status()).isEqualTo(302);
        assertThat(admin.open("/templates").text()).contains("一般回复");
        assertThat(admin.open("/templates/new").text()).contains("{编号}", "{今天}");
        var english = new LoginForm(LEDGER)
                .session("admin")
                .with("Accept", "text/html")
                .inEnglish();
        assertThat(english.get("/templates/new").text()).contains("New template", "number of the case", "Purpose");
    }
}
