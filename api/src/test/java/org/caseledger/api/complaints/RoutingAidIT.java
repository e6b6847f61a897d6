package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** P9.01 按照职能分工和管辖区域: units have streets and lines, by which the form proposes one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoutingAidIT {
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String change(String code, String parts) {
        var body = "{\"name\":\"%s\",\"kind\":\"STATION\",%s\"reason\":\"划分辖区\"}"
                .formatted(code.equals("XIPU") ? "犀浦所" : "红光所", parts);
        var answer = ledger.as("admin").put("/api/units/" + code, body);
        return answer.status() + " " + answer.text();
    }

    private static String classified() {
        var id = ledger.cases()
                .received(
                        Cases.RECEIPT.replace("\"respondentDetails\":{", "\"respondentDetails\":{\"street\":\"红光镇\","));
        return ledger.cases().classified(id);
    }

    private static String history(String id) {
        return ledger.as("head").get(id + "/history").text();
    }

    @Test
    @Order(1)
    void givenNoStreets_thenNothingIsProposedOrRecorded() {
        var id = classified();
        ledger.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        ledger.cases().give("dispatcher", id, "assign-complaint", "{\"unit\":\"XIPU\"}");
        assertThat(history(id)).doesNotContain("系统建议");
    }

    @Test
    @Order(2)
    void givenStreetsAreRecorded_thenAnotherNameLeavesThemAndNonsenseIsRefused() {
        assertThat(change("XIPU", "\"streets\":[\"犀浦街道\"],")).startsWith("200");
        assertThat(change("HONGGUANG", "\"streets\":[\"红光街道\"],")).startsWith("200");
        assertThat(change("XIPU", "")).contains("\"streets\":[\"犀浦街道\"]");
        assertThat(change("XIPU", "\"streets\":[\"犀\"],")).startsWith("400").contains("镇街名称");
        assertThat(change("XIPU", "\"lines\":[\"4711\"],")).startsWith("400").contains("客体目录");
        var page = new LoginForm(ledger).session("admin").with("Accept", "text/html");
        assertThat(page.get("/units/XIPU").text()).contains("value=\"犀浦街道\"");
        assertThat(page.get("/units").text()).contains("犀浦街道", "红光街道");
    }

    @Tag("P9.01b")
    @Test
    @Order(3)
    void givenTheStreetOfTheRespondent_thenTheFormsProposeTheUnitAndTheAssignmentRecordsIt() {
        var id = classified();
        ledger.awaitViews();
        var page = id.replace("/api/complaints/", "/cases/") + "/do/";
        var leader = new LoginForm(ledger).session("leader").with("Accept", "text/html");
        assertThat(leader.get(page + "sign-off-routing").text())
                .contains("建议承办单位", "被投诉人所在镇街")
                .containsPattern("value=\"HONGGUANG\"[^>]*selected");
        ledger.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"HONGGUANG\"}");
        var body = "{\"unit\":\"HONGGUANG\"}";
        ledger.cases().give("dispatcher", id, "assign-complaint", body);
        assertThat(history(id)).contains("与系统建议一致（被投诉人所在镇街");

        var other = classified();
        ledger.cases().give("leader", other, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        ledger.cases().give("dispatcher", other, "assign-complaint", "{\"unit\":\"XIPU\"}");
        assertThat(history(other)).contains("系统建议红光所（被投诉人所在镇街", "未采纳");
    }

    @Test
    @Order(4)
    void givenTheStreetsOfARowAreChangedInTheDatabase_thenTheUnitIsNone() {
        var jdbc = ledger.asSuperuser();
        jdbc.sql("update office.unit set streets = '{安靖街道}' where code = 'XIPU'")
                .update();
        assertThat(ledger.as("admin").get("/api/units").text()).doesNotContain("XIPU");
        jdbc.sql("update office.unit set streets = '{}' where code = 'XIPU'").update();
        assertThat(ledger.as("admin").get("/api/units").text()).doesNotContain("XIPU");
        jdbc.sql("update office.unit set streets = '{犀浦街道}' where code = 'XIPU'")
                .update();
        assertThat(ledger.as("admin").get("/api/units").text()).contains("XIPU");
    }
}
