package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("撤销单位: seen first with the cases and people that are left, then closed, an event")
class ClosingUnitsIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private static Answer put(String path, String body) {
        return LEDGER.as("admin").put("/api/" + path, body);
    }

    private static void unit(String code, String name, String english) {
        var answer = put(
                "units/" + code,
                "{\"name\":\"%s\",\"kind\":\"STATION\",\"english\":\"%s\",\"reason\":\"机构设置\"}"
                        .formatted(name, english));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static Answer person(String username, String unit, boolean active) {
        return put(
                "people/" + username,
                "{\"name\":\"郑在所\",\"role\":\"HANDLER\",\"unit\":\"%s\",\"active\":%s,\"password\":\"Qx7-vale-4412\",\"reason\":\"岗位调整\"}"
                        .formatted(unit, active));
    }

    private static Answer close(String code, String person) {
        return LEDGER.as(person).post("/api/units/" + code + "/close", "{\"reason\":\"机构调整\"}");
    }

    @Test
    void givenCasesOrPeopleAreLeft_thenItIsShownAndNotClosed_otherwiseItIs() {
        unit("CLOSING", "撤销中的所", "Closing Station");
        assertThat(person("inclosing", "CLOSING", true).status()).isEqualTo(200);
        assertThat(close("CLOSING", "admin").text()).contains("在用人员1人");
        var admin = new WebForm(LEDGER, "admin");
        assertThat(admin.open("/units/CLOSING/close").text())
                .contains("在用人员1人", "郑在所")
                .doesNotContain("name=\"reopen\"");
        assertThat(admin.post("/units/CLOSING/close", Map.of("reason", "机构调整")).status())
                .isEqualTo(422);

        assertThat(person("inclosing", "CLOSING", false).status()).isEqualTo(200);
        assertThat(admin.post("/units/CLOSING/close", Map.of("reason", "")).status())
                .isEqualTo(422);
        assertThat(close("CLOSING", "leader").status()).isEqualTo(403);
        assertThat(close("NOWHERE", "admin").status()).isEqualTo(404);
        assertThat(LEDGER.as("admin")
                        .post("/api/units/CLOSING/close", "{\"reason\":\"。\"}")
                        .status())
                .isEqualTo(400);
        assertThat(close("CLOSING", "admin").json().path("closed").asBoolean()).isTrue();
        assertThat(LEDGER.as("auditor").get("/api/office/changes").text())
                .contains("撤销中的所，类型：市场监管所，英文名称：Closing Station，已撤销，理由：机构调整");

        // It is in the list and gets neither people nor cases.
        assertThat(LEDGER.as("handler").get("/api/units").text()).contains("CLOSING");
        assertThat(person("inclosing", "CLOSING", true).text()).contains("单位已撤销");
        var id = LEDGER.cases().classified();
        LEDGER.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        assertThat(LEDGER.as("dispatcher")
                        .post(id + "/assign-complaint", "{\"unit\":\"CLOSING\"}")
                        .status())
                .isEqualTo(422);
        assertThat(new WebForm(LEDGER, "dispatcher")
                        .open(id.replace("/api/complaints", "/cases") + "/do/assign-complaint")
                        .text())
                .doesNotContain("value=\"CLOSING\"");

        // Another change leaves it closed, and it can be opened again.
        unit("CLOSING", "撤销中的所", "Closing Station II");
        assertThat(LEDGER.as("admin").get("/api/units").text()).contains("Closing Station II");
        assertThat(person("inclosing", "CLOSING", true).status()).isEqualTo(400);
        WebForm.done(admin.post("/units/CLOSING/close", Map.of("reason", "恢复设置", "reopen", "true")));
        assertThat(person("inclosing", "CLOSING", true).status()).isEqualTo(200);
        assertThat(person("inclosing", "CLOSING", false).status()).isEqualTo(200);
    }

    @Test
    void givenAnEnglishName_thenEnglishPagesShowItAndChineseOnesDoNot() {
        unit("ENGLISHED", "有英文名的所", "Station with a Name");
        var english = LEDGER.as("admin");
        var zh = new WebForm(LEDGER, "admin").open("/units").text();
        assertThat(zh).contains("有英文名的所").doesNotContain("Station with a Name");
        var session = new LoginForm(LEDGER).session("admin");
        assertThat(session.inEnglish().with("Accept", "text/html").get("/units").text())
                .contains("Station with a Name");
        assertThat(put(
                                "units/ENGLISHED",
                                "{\"name\":\"有英文名的所\",\"kind\":\"STATION\",\"english\":\"%s\",\"reason\":\"机构设置\"}"
                                        .formatted("x".repeat(101)))
                        .status())
                .isEqualTo(400);
        assertThat(english.get("/api/units").text()).contains("Station with a Name");
        put("units/ENGLISHED", "{\"name\":\"有英文名的所\",\"kind\":\"STATION\",\"reason\":\"机构设置\"}");
        assertThat(english.get("/api/units").text()).doesNotContain("Station with a Name");
    }
}
