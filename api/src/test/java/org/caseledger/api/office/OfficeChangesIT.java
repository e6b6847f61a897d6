package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who changed the office, when and why, for those who answer for it. */
class OfficeChangesIT {
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static JsonNode changes(String person, String query) {
        var answer = ledger.as(person).get("/api/office/changes" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static void rename(String name) {
        var unit = "{\"name\":\"%s\",\"kind\":\"STATION\",\"reason\":\"机构改革更名\"}".formatted(name);
        assertThat(ledger.as("admin").put("/api/units/XIPU", unit).status()).isEqualTo(200);
    }

    @Test
    void givenAPersonIsMovedAndChangesThePassword_thenBothAreToldWithWhoAndWhy() {
        var body = """
                {"name":"新人","role":"HANDLER","unit":"XIPU","password":"mover-2026",
                 "reason":"调入犀浦所"}
                """;
        assertThat(ledger.as("admin").put("/api/people/mover", body).status()).isEqualTo(200);
        assertThat(ledger.anonymous()
                        .login("mover", "mover-2026")
                        .put("/api/me/password", "{\"old\":\"mover-2026\",\"password\":\"mover-2027\"}")
                        .status())
                .isEqualTo(200);

        var latest = changes("auditor", "").path("changes");

        assertThat(latest.path(0).path("person").asString()).isEqualTo("mover");
        assertThat(latest.path(0).path("text").path("zh").asString()).isEqualTo("新人修改本人密码");
        assertThat(latest.path(1).path("person").asString()).isEqualTo("admin");
        assertThat(latest.path(1).path("text").path("en").asString())
                .isEqualTo("Person recorded: 新人 (mover), handler, 犀浦市场监督管理所, reason: 调入犀浦所");
        var page = new LoginForm(ledger).session("admin").with("Accept", "text/html");
        assertThat(page.get("/office/changes").text())
                .contains("机构变更", "登记人员新人（mover）：承办人，犀浦市场监督管理所，理由：调入犀浦所")
                .doesNotContain("mover-2026", "bcrypt");
        assertThat(page.get("/units").text()).contains("href=\"/office/changes\"");
    }

    @Test
    void givenManyChanges_whenTheNextAreAskedFor_thenNoneIsTwiceOrMissing() {
        for (int i = 0; i < 60; i++) {
            rename("第%d所".formatted(i));
        }
        rename("犀浦市场监督管理所");

        var first = changes("supervisor", "");
        var second = changes("supervisor", "?before=" + first.path("before").asLong());

        assertThat(first.path("changes")).hasSize(50);
        assertThat(first.path("before").asLong())
                .isEqualTo(first.path("changes").path(49).path("position").asLong());
        assertThat(second.path("changes").path(0).path("position").asLong())
                .isEqualTo(first.path("before").asLong() - 1);
        assertThat(second.path("changes").size()).isGreaterThan(11);
        assertThat(new LoginForm(ledger)
                        .session("auditor")
                        .with("Accept", "text/html")
                        .get("/office/changes")
                        .text())
                .contains("/office/changes?before=" + first.path("before").asLong(), "更早");
    }

    @Test
    void whoDoesNotAnswerForTheOfficeDoesNotSeeThem() {
        for (var person : new String[] {"intake", "handler", "leader", "head"}) {
            assertThat(ledger.as(person).get("/api/office/changes").status())
                    .as(person)
                    .isEqualTo(403);
            assertThat(new LoginForm(ledger)
                            .session(person)
                            .get("/office/changes")
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(ledger.as("admin").get("/api/office/changes?before=x").status())
                .isEqualTo(400);
    }
}
