package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** People and units, as an administrator adds and changes them on pages. */
class OfficeFormsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final Caller ADMIN = session("admin");

    @Test
    void givenAUnitAndAPersonAreAdded_thenThePersonLogsIn() {
        var unit = Map.of("reason", "岗位调整", "id", "TUANJIE", "name", "团结所", "kind", "STATION");
        assertThat(send(ADMIN, "/units/new", unit).status()).isEqualTo(302);
        assertThat(ADMIN.get("/units").text()).contains("TUANJIE", "团结所", "市场监管所");

        var person = Map.of(
                "reason",
                "岗位调整",
                "username",
                "ouyang",
                "name",
                "欧阳𠮷",
                "role",
                "HANDLER",
                "unit",
                "TUANJIE",
                "password",
                "团结 所 2026 ",
                "active",
                "true");
        var added = send(ADMIN, "/people/new", person);

        assertThat(added.status()).as("%s", added).isEqualTo(302);
        assertThat(ADMIN.get("/people").text()).contains("欧阳𠮷", "已保存").doesNotContain("团结 所 2026");
        assertThat(new LoginForm(LEDGER).session("admin").get("/people").text())
                .as("later")
                .doesNotContain("已保存");
        assertThat(FORM.send("ouyang", "团结 所 2026 ").header("Location")).doesNotContain("error");
        assertThat(LEDGER.anonymous()
                        .login("ouyang", "团结 所 2026 ")
                        .get("/api/me")
                        .field("unit"))
                .isEqualTo("TUANJIE");
    }

    @Test
    void givenSomethingIsWrong_thenItIsToldBesideTheFieldAndNeverThePassword() {
        var answer = send(
                ADMIN,
                "/people/new",
                Map.of(
                        "reason",
                        "岗位调整",
                        "username",
                        "zhu",
                        "name",
                        "朱九",
                        "role",
                        "HANDLER",
                        "password",
                        "geheim-1234"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("id=\"unit-wrong\"", "承办人须属于一个单位", "value=\"朱九\"")
                .doesNotContain("geheim-1234");
        var without = Map.of("reason", "岗位调整", "username", "zhu", "name", "朱九", "role", "LEADER");
        assertThat(send(ADMIN, "/people/new", without).text()).contains("id=\"password-wrong\"", "新用户须设密码");
        assertThat(ADMIN.get("/people").text()).doesNotContain("朱九");
    }

    @Test
    void givenTheFormIsSentTwice_thenItIsDoneOnce() {
        var person = Map.of(
                "reason",
                "岗位调整",
                "username",
                "twice",
                "name",
                "双双",
                "role",
                "LEGAL",
                "password",
                "twice-2026",
                "active",
                "true");
        var unit = Map.of("reason", "岗位调整", "id", "TWICE", "name", "双流所", "kind", "STATION");

        for (int i = 0; i < 2; i++) {
            var answer = send(ADMIN, "/people/new", person);
            assertThat(answer.status()).as("%s", answer).isEqualTo(302);
            assertThat(send(ADMIN, "/units/new", unit).status()).isEqualTo(302);
        }

        assertThat(login("twice", "twice-2026")).isEqualTo(200);
        var other = new HashMap<>(person);
        other.put("password", "another-2026");
        assertThat(send(ADMIN, "/people/new", other).text()).contains("已有此登录名");
        assertThat(login("twice", "twice-2026")).isEqualTo(200);
        assertThat(ADMIN.get("/people/new").text()).contains("data-keep=\"/people/new\"");
        assertThat(ADMIN.get("/units/TWICE").text()).contains("data-keep=\"/units/TWICE\"");
    }

    @Test
    void givenANameIsTaken_thenNobodyIsChanged() {
        var answer = send(
                ADMIN,
                "/people/new",
                Map.of(
                        "reason",
                        "岗位调整",
                        "username",
                        "auditor",
                        "name",
                        "别人",
                        "role",
                        "ADMIN",
                        "password",
                        "geheim-1234"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("已有此登录名");
        assertThat(ADMIN.get("/people").text()).doesNotContain("别人");
        var unit = Map.of("reason", "岗位调整", "id", "XIPU", "name", "别所", "kind", "STATION");
        assertThat(send(ADMIN, "/units/new", unit).text()).contains("已有此代码的单位");
        assertThat(ADMIN.get("/units").text()).doesNotContain("别所");
        var odd = Map.of("reason", "岗位调整", "username", "a/b", "name", "别人", "role", "LEGAL", "password", "geheim-12");
        assertThat(send(ADMIN, "/people/new", odd).text()).contains("只能用字母、数字、点和横线");
    }

    @Test
    void givenAnAdministrator_whenTheOwnRoleIsGivenUp_thenItIsForAnotherOneToDo() {
        var handler = Map.of("reason", "岗位调整", "name", "方知", "role", "LEADER", "active", "true");
        assertThat(send(ADMIN, "/people/admin", handler).text()).contains("id=\"role-wrong\"", "另一位管理员");
        var gone = Map.of("reason", "岗位调整", "name", "方知", "role", "ADMIN", "active", "false");
        assertThat(send(ADMIN, "/people/admin", gone).text()).contains("不能停用自己，请由另一位管理员办理");
        assertThat(LEDGER.as("admin").get("/api/people").status()).isEqualTo(200);
        var renamed = Map.of("reason", "岗位调整", "name", "方知", "role", "ADMIN", "active", "true");
        assertThat(send(session("admin"), "/people/admin", renamed).status()).isEqualTo(302);
    }

    @Test
    void givenAPersonIsStopped_thenThePasswordStaysAndLetsNobodyIn() {
        var person = Map.of(
                "reason", "岗位调整", "username", "songyi", "name", "宋一", "role", "LEGAL", "password", "songyi-2026");
        assertThat(send(ADMIN, "/people/new", person).status()).isEqualTo(302);
        assertThat(ADMIN.get("/people/songyi").text()).containsPattern("value=\"LEGAL\"[^>]*selected");

        var stopped = Map.of("reason", "岗位调整", "name", "宋一", "role", "LEGAL", "active", "false");
        assertThat(send(ADMIN, "/people/songyi", stopped).status()).isEqualTo(302);
        assertThat(login("songyi", "songyi-2026")).isEqualTo(401);
        var back = Map.of("reason", "岗位调整", "name", "宋一", "role", "LEGAL", "active", "true");
        assertThat(send(ADMIN, "/people/songyi", back).status()).isEqualTo(302);
        assertThat(login("songyi", "songyi-2026")).isEqualTo(200);
        assertThat(ADMIN.get("/people/nobody").status()).isEqualTo(404);
    }

    @Test
    void whoIsNoAdministratorChangesNothing() {
        var unit = Map.of("reason", "岗位调整", "id", "ANJING", "name", "安靖所", "kind", "STATION");
        for (var person : new String[] {"head", "auditor", "leader"}) {
            var other = session(person);
            assertThat(send(other, "/units/new", unit).status()).as(person).isEqualTo(403);
            assertThat(send(other, "/units/XIPU", Map.of("reason", "岗位调整", "name", "x", "kind", "STATION"))
                            .status())
                    .as(person)
                    .isEqualTo(403);
            for (var path : new String[] {"/people", "/people/new", "/people/handler"}) {
                assertThat(other.get(path).status()).as("%s %s", person, path).isEqualTo(403);
            }
            var self = Map.of("reason", "岗位调整", "name", "我", "role", "ADMIN", "active", "true");
            assertThat(send(other, "/people/" + person, self).status()).isEqualTo(403);
            assertThat(other.get("/units").text()).contains("XIPU").doesNotContain("/units/new");
        }
        assertThat(ADMIN.get("/units").text()).doesNotContain("安靖所");
    }

    private static int login(String person, String password) {
        return LEDGER.anonymous().login(person, password).get("/api/me").status();
    }

    private static Caller session(String person) {
        return FORM.session(person)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Accept", "text/html");
    }

    private static Answer send(Caller caller, String path, Map<String, String> fields) {
        return caller.post(
                path,
                fields.entrySet().stream()
                        .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
