package org.caseledger.api.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.sheets.DeadlineSheet;
import org.junit.jupiter.api.Test;

/** A case's deadline sheet over HTTP: counted again from what was answered alone, and printed. */
class DeadlineSheetIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    @Test
    void whatIsAnsweredIsEnoughToCountAgain() {
        var id = LEDGER.cases().accepted();
        var answer = LEDGER.as("auditor").get(id + "/deadline-sheet");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var sheet = EventCodec.read(answer.text(), DeadlineSheet.class);
        var shown = LEDGER.as("auditor").get(id).json().path("deadlines");
        assertThat(sheet.clocks()).hasSameSizeAs(shown).hasSizeGreaterThan(3);
        assertThat(sheet.recompute()).isNotEmpty().allMatch(DeadlineSheet.Recomputed::agrees);
        for (int i = 0; i < shown.size(); i++) {
            var stages = sheet.clocks().get(i).stages();
            assertThat(stages.get(stages.size() - 1).dueAt())
                    .isEqualTo(shown.get(i).path("dueAt").asString());
            assertThat(stages.get(0).start().position()).isPositive();
        }
    }

    @Test
    void itIsPrintedInChinese() {
        var id = LEDGER.cases().assigned();
        var printed = LEDGER.as("handler").with("Accept", "text/plain").get(id + "/deadline-sheet");

        assertThat(printed.status()).as("%s", printed).isEqualTo(200);
        assertThat(printed.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(printed.text())
                .startsWith("时限计算书\n")
                .contains("P9.03", "起算当日不计", "计入，第1天", "届满：")
                .doesNotContain("林晚", "null");
    }

    @Test
    void thePageTellsEachDayInItsReadersLanguage() {
        var id = LEDGER.cases().accepted();
        var number = LEDGER.as("head").get(id).field("number");
        var head = new LoginForm(LEDGER).session("head");
        var path = id.replace("/api/complaints/", "/cases/") + "/deadline-sheet";

        var chinese = head.get(path);
        assertThat(chinese.status()).as("%s", chinese).isEqualTo(200);
        assertThat(chinese.text())
                .contains("<h1>时限计算书 " + number + "</h1>", "id=\"REPLY-1\"")
                .contains("起算当日不计", "计入，第1天", "受理时限")
                .contains("/replay?v=0\">第 1 步</a>");
        assertThat(head.inEnglish().get(path).text())
                .contains("<h1>Deadline sheet " + number + "</h1>", "id=\"REPLY-1\"")
                .contains("First day, not counted", "Counted, day 1")
                .doesNotContain("起算", "计入", "受理时限", "第 0 号");
    }

    @Test
    void othersUnitsAndAdministratorsSeeNone() {
        var id = LEDGER.cases().assigned() + "/deadline-sheet";

        assertThat(LEDGER.as("handler2").get(id).status()).isEqualTo(403);
        assertThat(LEDGER.as("admin").get(id).status()).isEqualTo(403);
        assertThat(LEDGER.as("head")
                        .get("/api/complaints/00000000-0000-4000-8000-00000000abcd" + "/deadline-sheet")
                        .status())
                .isEqualTo(404);
    }
}
