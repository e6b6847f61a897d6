package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What forms offer under the procedure in force: an office went from P9 to P2. */
class FormsUnderEachProcedureIT {
    private static final List<String> ALL_UNITS =
            List.of("BRIGADE", "CENTER", "COMMITTEE", "FOOD", "GROUP", "HONGGUANG", "LEADERSHIP", "LEGAL", "XIPU");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"");

    private static TestLedger ledger;
    private static String intakeOfP9;
    private static String caseOfP9;

    @BeforeAll
    static void start() {
        try (var pool = TestDatabase.fresh()) {
            var data = TestLedger.newData();
            try (var p9 = TestLedger.start(pool.getJdbcUrl(), data)) {
                intakeOfP9 = page(p9, "intake", "/intake");
                caseOfP9 = p9.cases().classified();
            }
            ledger = TestLedger.start(pool.getJdbcUrl(), data, "--caseledger.procedure=P2");
        }
        var admin = ledger.as("admin");
        admin.put("/api/units/GROUP", "{\"reason\":\"岗位调整\",\"name\":\"领导小组\",\"kind\":\"LEADING_GROUP\"}");
        person("zhangjun", "张军", "GROUP", true);
        person("liqiu", "李秋", "GROUP", false);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static void person(String login, String name, String unit, boolean active) {
        var answer = ledger.as("admin").put("/api/people/" + login, """
                                {"reason":"岗位调整","name":"%s","role":"HANDLER","unit":"%s","active":%s,
                                 "password":"geheim-2026"}
                                """.formatted(name, unit, active));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static String page(TestLedger of, String person, String path) {
        var answer = new WebForm(of, person).open(path);
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        return answer.text();
    }

    private static String form(String person, String rest, String command) {
        return page(ledger, person, address(rest, command));
    }

    private static String address(String rest, String command) {
        return rest.replace("/api/complaints/", "/cases/") + "/do/" + command;
    }

    /** What an element of a form, by its id, has to choose from. */
    private static List<String> offered(String page, String id) {
        var element = Pattern.compile("<(select|datalist)[^>]* id=\"%s\".*?</\\1>".formatted(id), Pattern.DOTALL)
                .matcher(page);
        return element.find()
                ? OPTION.matcher(element.group()).results().map(m -> m.group(1)).toList()
                : List.of();
    }

    private static String classified(String severity) {
        var id = ledger.cases().received(Cases.RECEIPT.replace("WECHAT", "PHONE"));
        ledger.cases()
                .give(
                        "dispatcher",
                        id,
                        "classify-complaint",
                        "{\"category\":[\"服务类\"],\"severity\":\"%s\"}".formatted(severity));
        return id;
    }

    @Test
    @DisplayName("P2.09 电话、邮件、信函、在线客服; P9.03 信件、电话、传真、来人…")
    void theIntakeFormOffersTheChannelsOfTheProcedureAlone() {
        assertThat(offered(page(ledger, "intake", "/intake"), "channel"))
                .containsExactly("PHONE", "EMAIL", "LETTER", "ONLINE_SERVICE");
        assertThat(offered(intakeOfP9, "channel"))
                .containsExactly(
                        "LETTER",
                        "PHONE",
                        "FAX",
                        "VISIT",
                        "MAYOR_HOTLINE",
                        "HOTLINE_12315",
                        "HOTLINE_12331",
                        "HOTLINE_12365",
                        "WEIBO",
                        "WECHAT",
                        "TRANSFER",
                        "MEDIA");
    }

    @Test
    @DisplayName("P2.11 服务类、产品质量类、价格类、物流类, P2.12 一般性、重大、紧急; P9 names no categories")
    void theFormOfAClassificationOffersWhatTheProcedureOfTheCaseNames() {
        var id = ledger.cases().received(Cases.RECEIPT.replace("WECHAT", "PHONE"));
        var ofP2 = form("dispatcher", id, "classify-complaint");
        assertThat(ofP2).contains("list=\"category-offered\"");
        assertThat(offered(ofP2, "category-offered")).containsExactly("服务类", "产品质量类", "价格类", "物流类");
        assertThat(offered(ofP2, "severity")).containsExactly("GENERAL", "MAJOR", "URGENT");

        var ofP9 = form("dispatcher", caseOfP9, "classify-complaint");
        assertThat(ofP9).contains("name=\"category\"").doesNotContain("category-offered");
    }

    @Test
    @DisplayName("an office that names one channel, two severities and its own categories")
    void soDoesAProcedureOfItsOwn() throws IOException {
        try (var pool = TestDatabase.fresh()) {
            var data = TestLedger.newData();
            Files.createDirectories(data.resolve("procedures"));
            Files.writeString(data.resolve("procedures/own.yaml"), OWN);
            try (var own = TestLedger.start(pool.getJdbcUrl(), data, "--caseledger.procedure=OWN")) {
                assertThat(offered(page(own, "intake", "/intake"), "channel")).containsExactly("VISIT");
                var id = own.cases().received();
                var address = address(id, "classify-complaint");
                var form = page(own, "dispatcher", address);
                assertThat(offered(form, "severity")).containsExactly("GENERAL", "MAJOR");
                assertThat(offered(form, "category-offered")).containsExactly("燃气", "供水");
                own.cases()
                        .give(
                                "dispatcher",
                                id,
                                "classify-complaint",
                                "{\"category\":[\"燃气\"],\"severity\":\"URGENT\"}");
                assertThat(offered(page(own, "dispatcher", address), "severity"))
                        .as("what it is already may stay")
                        .containsExactly("GENERAL", "MAJOR", "URGENT");
            }
        }
    }

    private static final String OWN = """
            id: OWN
            version: OWN-1
            nameZh: 自定程序
            nameEn: Procedure of our own
            officeCode: 自
            intake:
              channels: { values: [VISIT], clause: OWN.1 }
              categories: { values: [燃气, 供水], clause: OWN.5 }
              severities: { values: [GENERAL, MAJOR], clause: OWN.2 }
            gates:
              handledBy:
                GENERAL: [CENTER]
                MAJOR: [CENTER]
                URGENT: [CENTER]
              handledByClause: OWN.3
            rules:
              - id: reply
                clock: REPLY
                startedBy: [ComplaintReceived, ComplaintReopened]
                limit: { amount: 5, unit: WORKING_DAYS }
                clause: OWN.4
            """;

    @Test
    @DisplayName("P2.14 重大投诉:由客户投诉处理领导小组负责处理; P2.13 一般性: 处理中心")
    void theFormOfAnAssignmentOffersTheUnitsThatMayHandleTheCase() {
        var major = classified("MAJOR");
        assertThat(offered(form("dispatcher", major, "assign-complaint"), "unit"))
                .containsExactly("GROUP");
        assertThat(offered(form("dispatcher", classified("GENERAL"), "assign-complaint"), "unit"))
                .containsExactly("CENTER");
        assertThat(offered(form("dispatcher", classified("URGENT"), "assign-complaint"), "unit"))
                .containsExactly("BRIGADE", "CENTER", "FOOD", "GROUP", "HONGGUANG", "XIPU");

        var dispatcher = new WebForm(ledger, "dispatcher");
        var sent = dispatcher.send(address(major, "assign-complaint"), Map.of("unit", "GROUP", "handler", "zhangjun"));
        assertThat(sent.status()).as("%s", sent).isEqualTo(302);
        assertThat(ledger.as("head").get(major).field("unit")).isEqualTo("GROUP");
        assertThat(ledger.as("head").get(major).field("handler")).isEqualTo("zhangjun");
    }

    @Test
    @DisplayName("P2.08 责任人, P5.19 专人: a person of the unit, who has not left")
    void theFormOfAnAssignmentOffersThePeopleOfTheUnits_andNobodyElseIsTaken() {
        var id = classified("MAJOR");
        var form = form("dispatcher", id, "assign-complaint");
        assertThat(offered(form, "handler-offered")).containsExactly("zhangjun");
        assertThat(form).contains("张军 · 领导小组");

        var dispatcher = new WebForm(ledger, "dispatcher");
        for (var nobody : List.of("xiaoming", "liqiu", "handler")) {
            var answer = dispatcher.send(address(id, "assign-complaint"), Map.of("unit", "GROUP", "handler", nobody));
            assertThat(answer.status()).as(nobody).isEqualTo(422);
            assertThat(answer.text())
                    .contains("id=\"handler-wrong\"", "P2.08", "“%s”不是领导小组的在职人员".formatted(nobody))
                    .contains("value=\"%s\"".formatted(nobody));
        }
        assertThat(ledger.as("head").get(id).field("state")).isEqualTo("CLASSIFIED");
    }

    @Test
    @DisplayName("P9.15 a unit that returned a case is not offered again, until a leader names it")
    void theFormOfAnAssignmentLeavesOutWhoReturnedIt() {
        var id = ledger.cases().classified(caseOfP9);
        ledger.cases().assigned(id);
        ledger.cases().returned(id);
        assertThat(offered(form("dispatcher", id, "assign-complaint"), "unit"))
                .containsExactly("BRIGADE", "CENTER", "FOOD", "HONGGUANG");
        assertThat(offered(form("leader", id, "sign-off-routing"), "unit")).contains("XIPU");
        ledger.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        assertThat(offered(form("dispatcher", id, "assign-complaint"), "unit")).contains("XIPU");
    }

    @Test
    @DisplayName("P9.14 all units take turns at duty, and all are inspected")
    void rostersAndInspectionsAreOfAnyUnit() {
        assertThat(offered(page(ledger, "leader", "/duty/do/assign-duty"), "unit"))
                .containsExactlyElementsOf(ALL_UNITS);
        assertThat(offered(page(ledger, "head", "/inspections/prepare"), "unit"))
                .containsExactlyElementsOf(ALL_UNITS);
        var duty = new WebForm(ledger, "leader")
                .send(
                        "/duty/do/assign-duty",
                        Map.of(
                                "unit", "LEADERSHIP",
                                "day", "2026-10-03",
                                "reason", "节前漏登",
                                "kind", "DUTY",
                                "person", "leader",
                                "phone", "028-87654321"));
        assertThat(duty.status()).as("%s", duty).isEqualTo(302);
    }
}
