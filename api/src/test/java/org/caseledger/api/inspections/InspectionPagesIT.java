package org.caseledger.api.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sheet from its figures to the sign-off, what is said upon it, and orders to put right. */
class InspectionPagesIT {
    private static final LocalDate TODAY = LocalDate.now(WorkCalendar.ZONE);
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"(\\w+)\"");

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
        ledger.cases().accepted(ledger.cases().late());
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static WebForm as(String person) {
        return new WebForm(ledger, person);
    }

    private static String shown(String person, String path) {
        var all = path + (path.contains("?") ? "&" : "?") + "after=" + ledger.head();
        var page = as(person).open(all);
        assertThat(page.status()).as("%s: %s", path, page).isEqualTo(200);
        return page.text();
    }

    private static String prepared() {
        shown("auditor", "/findings");
        var days = Map.of(
                "first", TODAY.minusDays(30).toString(),
                "last", TODAY.minusDays(1).toString(),
                "unit", "XIPU");
        return WebForm.done(as("supervisor").send("/inspections/prepare", days));
    }

    @Test
    void aSheetIsPreparedRemarkedAnsweredAndSigned() {
        var sheet = prepared();
        assertThat(shown("supervisor", sheet)).contains("犀浦市场监督管理所", "do/remark");
        var stale = DIGEST.matcher(shown("leader", sheet + "/do/sign-off"));
        assertThat(stale.find()).isTrue();

        WebForm.done(as("head").send(sheet + "/do/remark", Map.of("seen", "台账齐全")));
        var tooEarly = as("leader").post(sheet + "/do/sign-off", Map.of("digest", stale.group(1), "opinion", "同意上报"));
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.text()).contains("台账规则", "同意上报", "台账齐全");

        WebForm.done(as("handler").send(sheet + "/do/answer", Map.of("answer", "检测耗时，已说明")));
        WebForm.done(as("leader").send(sheet + "/do/sign-off", Map.of("opinion", "同意")));
        assertThat(shown("auditor", sheet)).contains("已签批", "检测耗时，已说明", "同意");
        assertThat(shown("supervisor", sheet)).doesNotContain("do/remark");
        var list = shown("handler", "/inspections?state=SIGNED_OFF&unit=");
        assertThat(list).contains(sheet).doesNotContain("尚缺");
        assertThat(as("handler2").open(sheet).status()).isEqualTo(403);
        assertThat(as("intake").open("/inspections").status()).isEqualTo(403);
    }

    @Test
    void itsFiguresAreCountedAgain() {
        var sheet = prepared();
        var counted = as("auditor").post(sheet + "/check", Map.of());

        assertThat(counted.status()).as("%s", counted).isEqualTo(200);
        assertThat(counted.text()).containsPattern("一致 \\d+ 项，不一致 0 项");
    }

    @Test
    void daysThatAreNotOver_orNone_areRefusedOnTheForm() {
        var today = Map.of("first", TODAY.toString(), "last", TODAY.toString());
        var refused = as("supervisor").send("/inspections/prepare", today);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("台账规则", "value=\"" + TODAY + "\"");

        var wrong = as("supervisor").send("/inspections/prepare", Map.of("first", "2026-01-01"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("id=\"last-wrong\"");
        assertThat(as("leader").open("/inspections/prepare").status()).isEqualTo(403);
    }

    @Test
    void aLeaderCommendsUponASheet_andTakesItBack() {
        var sheet = prepared();
        var id = sheet.substring(sheet.lastIndexOf('/') + 1);
        var declare = "/accountability/declare";
        assertThat(shown("leader", sheet)).contains(declare + "?inspections=" + id);
        assertThat(shown("leader", declare + "?inspections=" + id + "&unit=XIPU"))
                .contains("name=\"inspections\" value=\"" + id + "\"")
                .containsPattern("value=\"XIPU\"[^>]*selected");

        var said = Map.of("kind", "COMMENDATION", "unit", "XIPU", "why", "全年无逾期", "inspections", id);
        var address = WebForm.done(as("leader").send(declare, said));
        assertThat(shown("auditor", address)).contains("全年无逾期", sheet).doesNotContain("<textarea");
        assertThat(shown("handler", "/accountability?kind=COMMENDATION")).contains("全年无逾期");

        var nothing = as("leader").post(address + "/withdraw", Map.of("reason", " "));
        assertThat(nothing.status()).isEqualTo(422);
        WebForm.done(as("leader").post(address + "/withdraw", Map.of("reason", "事实有误")));
        assertThat(shown("leader", address)).contains("已撤销", "事实有误").doesNotContain("<textarea");
        assertThat(shown("leader", "/accountability?by=KIND")).contains("withdrawn=true");
    }

    @Test
    void whoIsMeant_andWhichCase_hasToBeThere() {
        var declare = "/accountability/declare";
        var nobody = as("leader").send(declare, Map.of("kind", "CRITICISM", "why", "多件逾期", "person", "x"));
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("id=\"person-wrong\"", "没有此登录名", "多件逾期");
        var noCase =
                as("leader").send(declare, Map.of("kind", "CRITICISM", "why", "多件逾期", "unit", "XIPU", "cases", "9"));
        assertThat(noCase.status()).isEqualTo(422);
        assertThat(noCase.text()).contains("id=\"cases-wrong\"", "没有编号为“9”的投诉件");
        assertThat(as("supervisor").open(declare).status()).isEqualTo(403);
        var refused = as("supervisor").post(declare, Map.of("kind", "CRITICISM", "why", "多件逾期"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("表彰、通报批评或追责");
    }

    @Test
    void anOrderIsListedByUnit() {
        var api = ledger.cases().accepted();
        var id = api.substring(api.lastIndexOf('/') + 1);
        WebForm.done(as("handler")
                .send("/cases/" + id + "/do/record-rectification", Map.of("completed", "false", "what", "清查货架")));

        var page = shown("supervisor", "/rectifications?respondent=&unit=XIPU");
        assertThat(page).contains("清查货架", "整改中", "unit=XIPU&amp;none=false", "state=OPEN");
        assertThat(shown("handler2", "/rectifications")).doesNotContain("清查货架");
    }
}
