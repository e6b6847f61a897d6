package org.caseledger.api.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("long")
@DisplayName("批量导入人员: tried row by row, then recorded at once, an event for each person")
class PeopleSheetIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String HEAD = "登录名,姓名,角色,单位,在用\n";

    private static Answer tried(byte[] sheet) {
        return LEDGER.as("admin").post("/api/people/sheet", sheet);
    }

    private static Answer tried(String rows) {
        return tried((HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer recorded(String rows, String seen) {
        return LEDGER.as("admin")
                .post(
                        "/api/people/sheet/record?seen="
                                + seen
                                + "&reason=%E6%96%B0%E5%BD%95%E7%94%A8%E4%BA%BA%E5%91%98",
                        (HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer recorded(String rows) {
        var trial = tried(rows);
        assertThat(trial.status()).as("%s", trial).isEqualTo(200);
        return recorded(rows, trial.json().path("seen").asString());
    }

    private static List<String> outcomes(Answer trial) {
        assertThat(trial.status()).as("%s", trial).isEqualTo(200);
        var all = new ArrayList<String>();
        trial.json().path("rows").forEach(row -> all.add(row.path("outcome").asString()));
        return all;
    }

    private static boolean isThere(String username) {
        return LEDGER.as("admin").get("/api/people").text().contains("\"" + username + "\"");
    }

    @Test
    void givenASheet_whenItIsTriedAndRecorded_thenEachPersonIsAnEventWithAPasswordOfOnce() {
        var rows = "bulkzhao,赵批量,承办人,XIPU,\nbulkqian,𠮷批量,登记员,CENTER,是\n";
        assertThat(outcomes(tried(rows))).containsExactly("NEW", "NEW");
        assertThat(isThere("bulkzhao")).as("nothing is recorded by a trial").isFalse();

        long before = LEDGER.head();
        var answer = recorded(rows);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(LEDGER.recordedAfter(before).stream().map(e -> e.type()).toList())
                .filteredOn(type -> type.equals("PersonRecorded"))
                .hasSize(2);
        var passwords = answer.json().path("passwords");
        assertThat(passwords.size()).isEqualTo(2);
        for (var one : passwords) {
            var login = LEDGER.anonymous()
                    .login(one.path("username").asString(), one.path("password").asString());
            assertThat(login.get("/api/me").json().path("name").asString())
                    .isEqualTo(one.path("name").asString());
        }
        assertThat(LEDGER.as("auditor").get("/api/office/changes").text())
                .contains("登记人员𠮷批量（bulkqian）", "理由：新录用人员")
                .doesNotContain(passwords.path(0).path("password").asString());

        // The same sheet again changes nothing, and another one says what it changes.
        assertThat(outcomes(tried(rows))).containsExactly("UNCHANGED", "UNCHANGED");
        assertThat(recorded(rows).status()).isEqualTo(400);
        var changed = rows.replace("登记员,CENTER,是", "分派员,CENTER,否");
        assertThat(outcomes(tried(changed))).containsExactly("UNCHANGED", "CHANGED");
        var again = recorded(changed);
        assertThat(again.json().path("changed").asInt()).isEqualTo(1);
        assertThat(again.json().path("passwords").size()).isZero();
        assertThat(LEDGER.anonymous()
                        .login("bulkqian", passwords.path(1).path("password").asString())
                        .get("/api/me")
                        .status())
                .as("who is not in use does not log in")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ｂｕｌｋ,张三,登记员,CENTER, | 只能用字母",
                "bulk a,张三,登记员,CENTER, | 只能用字母",
                "adm1n,张三,登记员,CENTER, | 容易混淆",
                "sheet,张三,登记员,CENTER, | 保留",
                "bulkx,=1+1,登记员,CENTER, | 姓名须填写",
                "bulkx,＝cmd,登记员,CENTER, | 姓名须填写",
                "bulkx,张‮三,登记员,CENTER, | 姓名须填写",
                "bulkx,,登记员,CENTER, | 姓名须填写",
                "bulkx,张三,厂长,CENTER, | 没有角色",
                "bulkx,张三,系统管理员,, | 不能成批设立",
                "bulkx,张三,SECURITY_ADMIN,, | 不能成批设立",
                "bulkx,张三,SYSTEM,, | 不能成批设立",
                "bulkx,张三,承办人,, | 须属于一个单位",
                "bulkx,张三,承办人,NOWHERE, | 没有单位",
                "bulkx,张三,登记员,CENTER,maybe | 应为“是”或“否”",
                "admin,改名,登记员,CENTER, | 管理员、程序账号和本人",
                ",张三,登记员,CENTER, | 登录名未填",
                "bulkx,张三,登记员 | 应有 5 列",
            })
    void givenARowThatCannotBe_thenItIsRefusedWithItsReasonAndNobodyIsRecorded(String row, String says) {
        var rows = "bulkgood,李好,登记员,CENTER,\n" + row + "\n";
        var trial = tried(rows);
        assertThat(outcomes(trial)).containsExactly("NEW", "REFUSED");
        assertThat(trial.json().path("rows").path(1).toString()).contains(says);
        assertThat(recorded(rows).status()).isEqualTo(400);
        assertThat(isThere("bulkgood")).isFalse();
    }

    @Test
    void givenOneNameTwice_orTwoThatLookAlike_thenTheSecondIsRefused() {
        var trial = tried("bulktwo,王一,登记员,CENTER,\nbulktwo,王二,登记员,CENTER,\n" + "bu1ktwo,王三,登记员,CENTER,\n");
        assertThat(outcomes(trial)).containsExactly("NEW", "REFUSED", "REFUSED");
        assertThat(trial.text()).contains("与第2行重复", "容易混淆");
    }

    @Test
    void givenWhatIsNoSheetOrTooMuch_thenItIsRefusedWhole() {
        var many = IntStream.range(0, 201)
                .mapToObj(i -> "many%d,张三,登记员,CENTER,\n".formatted(i))
                .collect(Collectors.joining());
        assertThat(tried(many).text()).contains("一次最多200人");
        assertThat(tried("").text()).contains("表中没有人员");
        assertThat(tried(new byte[0]).status()).isEqualTo(400);
        assertThat(tried(new byte[] {'P', 'K', 3, 4, 9, 9}).status()).isEqualTo(400);
        assertThat(tried("登录名,姓名\nbulkx,张三\n".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(400);
        assertThat(tried(new byte[1024 * 1024 + 1]).status()).isEqualTo(413);
        var rows = new ArrayList<List<Object>>();
        for (int i = 0; i < 100_000; i++) {
            rows.add(List.of("u" + i, "张三", "登记员", "CENTER", "是"));
        }
        var head = List.of("登录名", "姓名", "角色", "单位", "在用");
        var large = XlsxFile.of(List.of(new Sheet("人员", head, rows)));
        assertThat(tried(large).status()).isIn(400, 413);
    }

    @Test
    void givenASheetInTheCodePageOfOffices_thenItIsReadAsWell() {
        var rows = HEAD + "bulkgbk,孙编码,登记员,消费者投诉举报中心,\n";
        var trial = tried(rows.getBytes(Charset.forName("GB18030")));
        assertThat(trial.json().path("rows").path(0).path("person").path("name").asString())
                .isEqualTo("孙编码");
        assertThat(outcomes(trial)).containsExactly("NEW");
    }

    @Test
    void givenAChangeSinceTheTrial_thenNothingIsRecorded() throws Exception {
        var rows = "bulkrace,周同时,登记员,CENTER,\n";
        var seen = tried(rows).json().path("seen").asString();
        assertThat(recorded(rows.replace("周同时", "周另人"), seen).text()).contains("请重新预览");
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 3; i++) {
            tasks.add(() -> recorded(rows, seen).status());
        }
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(tasks)) {
                statuses.add(done.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 400);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givenThePages_thenTheTemplateComesBackUnchangedAndPasswordsAreShownOnce() {
        var admin = new WebForm(LEDGER, "admin");
        var template = LEDGER.as("admin").get("/api/people");
        assertThat(template.status()).isEqualTo(200);
        var sheet = admin.open("/people/sheet/template.xlsx");
        assertThat(sheet.status()).isEqualTo(200);
        var back = admin.upload(
                "/people/sheet",
                Map.of(),
                new Upload("file", "people.xlsx", sheet.response().body()));
        assertThat(back.text()).contains("新增0人，变更0人").doesNotContain("name=\"seen\"");

        var rows = (HEAD + "bulkpage,吴页面,登记员,CENTER,\n").getBytes(StandardCharsets.UTF_8);
        var preview = admin.upload("/people/sheet", Map.of(), new Upload("file", "a.csv", rows));
        assertThat(preview.text()).contains("新增1人", "吴页面", "name=\"seen\"");
        var fields = Map.of("sheet", hidden(preview, "sheet"), "seen", hidden(preview, "seen"));
        var wordless = new HashMap<>(fields);
        wordless.put("reason", "。");
        assertThat(admin.upload("/people/sheet", wordless).status()).isEqualTo(422);
        assertThat(isThere("bulkpage")).isFalse();
        var all = new HashMap<>(fields);
        all.put("reason", "新录用人员");
        var done = admin.upload("/people/sheet", all);
        assertThat(done.text()).contains("初始密码只在本页显示这一次", "bulkpage");
        assertThat(admin.upload("/people/sheet", all).status()).as("sent again").isEqualTo(422);
        for (var person : List.of("leader", "handler", "auditor")) {
            assertThat(LEDGER.as(person).post("/api/people/sheet", rows).status())
                    .isEqualTo(403);
        }
    }

    private static String hidden(Answer page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.text());
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }
}
