package org.caseledger.api.office;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** 类别目录: an administrator keeps the lists by which complaints are classified (P2.11). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CategoriesIT {
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Answer change(String person, String path, String body) {
        return ledger.as(person).post("/api/categories/" + path, body);
    }

    private static Answer classify(String id, String category) {
        return ledger.as("dispatcher")
                .post(id + "/classify-complaint", "{%s,\"severity\":\"GENERAL\"}".formatted(category));
    }

    @Test
    @Order(1)
    void givenNoLists_thenCategoriesAreWordsAndACodeIsRefused() {
        assertThat(ledger.as("handler").get("/api/categories").json()).isEmpty();
        var id = ledger.cases().received();
        assertThat(classify(id, "\"object\":\"0105\"").status()).isEqualTo(422);
        assertThat(classify(id, "\"category\":[\"食品\",\"乳制品\"]").status()).isEqualTo(200);
        var form = new LoginForm(ledger).session("dispatcher").with("Accept", "text/html");
        assertThat(form.get(page(ledger.cases().received()) + "/do/classify-complaint")
                        .text())
                .contains("name=\"category\"")
                .doesNotContain("name=\"object\"");
    }

    @Test
    @Order(2)
    void givenAnyoneButTheAdministrator_whenTheListsAreChanged_thenForbidden() {
        var why = "{\"reason\":\"启用随附目录\"}";
        for (var person : new String[] {"intake", "dispatcher", "leader", "head", "auditor"}) {
            assertThat(change(person, "adopt", why).status()).as(person).isEqualTo(403);
        }
        assertThat(change("admin", "adopt", "{\"reason\":\"。\"}").status()).isEqualTo(400);
        assertThat(change("admin", "adopt", why).status()).isEqualTo(200);
        assertThat(change("admin", "adopt", why).status()).isEqualTo(400);
        assertThat(ledger.as("auditor")
                        .get("/api/office/changes")
                        .json()
                        .path("changes")
                        .path(0)
                        .path("text")
                        .path("zh")
                        .asString())
                .startsWith("启用类别目录，共")
                .contains("自编")
                .endsWith("理由：启用随附目录");
    }

    @Test
    @Order(3)
    void givenLists_whenClassifiedByCode_thenNamesAreRecordedAndTheOldCaseCountsWithIt() {
        var id = ledger.cases().received();
        assertThat(classify(id, "\"object\":\"0105\",\"problem\":\"W0101\"").status())
                .isEqualTo(200);
        assertThat(classify(id, "\"object\":\"4711\"").status()).isEqualTo(422);

        var shown = ledger.as("dispatcher").get(id).json();
        assertThat(shown.path("category").toString()).isEqualTo("[\"食品\",\"乳制品\"]");
        assertThat(shown.path("object").asString()).isEqualTo("0105");
        assertThat(shown.path("problem").path("names").path(1).asString()).isEqualTo("不合格");
        assertThat(counted("CATEGORY_2")).contains("食品/乳制品=2");
        assertThat(counted("PROBLEM")).contains("质量=1");
    }

    @Test
    @Order(4)
    void givenARenaming_thenListsAndFiguresFollowAndTheHistorySaysWhatWasRecorded() {
        var renamed = "{\"name\":\"奶及奶制品\",\"reason\":\"与食品分类目录一致\"}";
        assertThat(change("admin", "0105/rename", renamed).status()).isEqualTo(200);

        assertThat(counted("CATEGORY_2")).contains("食品/奶及奶制品=2").doesNotContain("食品/乳制品");
        assertThat(ledger.as("head")
                        .get("/api/board?category=奶及奶制品")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        var page = new LoginForm(ledger).session("head").with("Accept", "text/html");
        assertThat(page.get("/board?category=奶及奶制品").text()).contains("食品 / 奶及奶制品");
        var id = ledger.as("head").get("/api/board?category=奶及奶制品").json();
        var one = "/cases/" + id.path("cards").path(0).path("caseId").asString();
        assertThat(page.get(one).text()).contains("食品 / 奶及奶制品", "分类为食品、乳制品");
    }

    @Test
    @Order(5)
    void givenARetiredOrMergedOne_thenItIsNotOfferedAndFreeTextIsOther() {
        assertThat(change("admin", "0105/retire", "{\"reason\":\"不再单列\"}").status())
                .isEqualTo(200);
        var merged = "{\"into\":\"0108\",\"reason\":\"统计合并\"}";
        assertThat(change("admin", "0109/merge", merged).status()).isEqualTo(200);
        var id = ledger.cases().received();
        assertThat(classify(id, "\"object\":\"0105\"").text()).contains("已停用");
        assertThat(classify(id, "\"object\":\"0109\"").text()).contains("已并入");
        var form = new LoginForm(ledger).session("dispatcher").with("Accept", "text/html");
        assertThat(form.get(page(id) + "/do/classify-complaint").text())
                .contains("name=\"object\"", "食品 / 蔬菜水果", "name=\"problem\"")
                .doesNotContain("食品 / 奶及奶制品", "食品 / 酒类");

        assertThat(classify(id, "\"category\":[\"宠物托运\"]").status()).isEqualTo(200);
        assertThat(counted("CATEGORY_2")).contains("其他/宠物托运=1", "食品/奶及奶制品=2");
    }

    @Test
    @Order(6)
    void givenWhatCannotBe_whenTheListsAreChanged_thenItIsSaidBesideTheField() {
        mistaken("0101/merge", "{\"into\":\"0101\",\"reason\":\"统计合并\"}", "into");
        mistaken("0101/merge", "{\"into\":\"W01\",\"reason\":\"统计合并\"}", "into");
        mistaken("01/merge", "{\"into\":\"0201\",\"reason\":\"统计合并\"}", "into");
        mistaken("0101/merge", "{\"into\":\"0105\",\"reason\":\"统计合并\"}", "into");
        mistaken("0109/retire", "{\"reason\":\"不再单列\"}", "reason");
        mistaken("99/rename", "{\"name\":\"别的\",\"reason\":\"改个名字\"}", "reason");
        mistaken("0101/rename", "{\"name\":\"乳制品\",\"reason\":\"改个名字\"}", "name");
        mistaken("0101/rename", "{\"name\":\"米/面\",\"reason\":\"改个名字\"}", "name");
        mistaken("0101/add", "{\"list\":\"OBJECT\",\"name\":\"新类\",\"reason\":\"新增类别\"}", "code");
        mistaken("0199/add", "{\"list\":\"OBJECT\",\"parent\":\"0101\",\"name\":\"新类\",\"reason\":\"新增类别\"}", "parent");
        mistaken("a b/add".replace(" ", "%20"), "{\"list\":\"OBJECT\",\"name\":\"新类\",\"reason\":\"新增类别\"}", "code");
        assertThat(change("admin", "4711/retire", "{\"reason\":\"不再单列\"}").status())
                .isEqualTo(404);
    }

    private static void mistaken(String path, String body, String field) {
        var answer = change("admin", path, body);
        assertThat(answer.status()).as("%s %s", path, answer).isEqualTo(400);
        assertThat(answer.json().path("fields").propertyNames())
                .as("%s", answer)
                .containsExactly(field);
    }

    @Test
    @Order(7)
    void givenTheSameCategoryIsAddedTwiceAtOnce_thenOneIsRefused() throws Exception {
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            var code = "N" + i;
            tasks.add(
                    () -> change("admin", code + "/add", "{\"list\":\"OBJECT\",\"name\":\"宠物服务\",\"reason\":\"新增类别\"}")
                            .status());
        }
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(tasks)) {
                statuses.add(done.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 400, 400, 400);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Order(8)
    void givenThePage_whenTheAdministratorAddsACategory_thenItIsInTheListAndOthersOnlyRead() {
        var admin = new LoginForm(ledger).session("admin").with("Accept", "text/html");
        var done = new WebForm(ledger, "admin")
                .send(
                        "/categories/new",
                        Map.of(
                                "list", "PROBLEM",
                                "code", "W0190",
                                "parent", "W01",
                                "name", "以次充好",
                                "reason", "新增常见问题"));
        assertThat(done.status()).as("%s", done).isEqualTo(302);
        assertThat(admin.get("/categories").text())
                .contains("以次充好", "/categories/W0190/rename", "已并入 食品 / 饮料")
                .doesNotContain("/categories/99/rename");
        var reader = new LoginForm(ledger).session("handler").with("Accept", "text/html");
        assertThat(reader.get("/categories").text()).contains("以次充好").doesNotContain("/categories/new", "/rename");
        assertThat(reader.get("/categories/new").status()).isEqualTo(403);
        assertThat(reader.get("/categories/W0190/retire").status()).isEqualTo(403);
    }

    @Test
    @Order(9)
    void givenEnglishNames_whenPagesAreInEnglish_thenTheyShowThem_andTheOthersTheNamesOfTheOffice() {
        var id = ledger.cases().received();
        assertThat(classify(id, "\"object\":\"0201\",\"problem\":\"W0202\"").status())
                .isEqualTo(200);
        var chinese = new LoginForm(ledger).session("dispatcher").with("Accept", "text/html");
        var english = chinese.inEnglish();
        var figures = "/statistics?by=CATEGORY_2&after=" + ledger.head();

        assertThat(english.get(page(id)).text()).contains("Catering / Dining in");
        assertThat(chinese.get(page(id)).text()).contains("餐饮服务 / 堂食").doesNotContain("Dining in");
        assertThat(english.get("/board?after=" + ledger.head()).text()).contains("Catering / Dining in");
        assertThat(english.get(figures).text()).contains("Catering/Dining in");
        assertThat(chinese.get(figures).text()).contains("餐饮服务/堂食");
        var other = ledger.cases().received();
        assertThat(english.get(page(other) + "/do/classify-complaint").text())
                .contains("Catering / Takeaway", "Food safety / Past its shelf life");

        var same = "{\"name\":\"堂食\",\"english\":\"Eating in\",\"reason\":\"英文名称更正\"}";
        assertThat(change("admin", "0201/rename", same).status()).isEqualTo(200);
        assertThat(change("admin", "0201/rename", same).status()).as("again").isEqualTo(400);
        assertThat(english.get(page(id)).text()).contains("Catering / Eating in");
        var wrong = same.replace("Eating in", "Eating; in");
        assertThat(change("admin", "0201/rename", wrong).text()).contains("不能含斜线、分号");
        var none = same.replace("\"english\":\"Eating in\",", "");
        assertThat(change("admin", "0201/rename", none).status()).isEqualTo(200);
        assertThat(english.get(page(id)).text()).contains("Catering / 堂食");
        var admin = new WebForm(ledger, "admin");
        assertThat(admin.open("/categories/0202/rename").text()).contains("value=\"Takeaway\"");
        assertThat(admin.open("/categories").text()).contains("英文名称", "lang=\"en\"", ">Takeaway<");
    }

    private static String page(String id) {
        return id.replace("/api/complaints/", "/cases/");
    }

    private static String counted(String by) {
        ledger.awaitViews();
        var groups = ledger.as("head").get("/api/statistics?by=" + by).json().path("groups");
        var text = new StringBuilder();
        groups.forEach(group -> text.append(group.path("name").asString())
                .append('=')
                .append(group.path("figures").path("counts").path("RECEIVED").asLong())
                .append(' '));
        return text.toString();
    }
}
