package org.caseledger.api.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import org.caseledger.api.importing.HistoryImport;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding is listed, shown with what it rests on, and answered by a supervisor. */
class FindingPagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private String caseId;
    private String address;

    @BeforeEach
    void anApprovalWithoutReading() {
        var id = LEDGER.cases().drafted();
        caseId = id.substring(id.lastIndexOf('/') + 1);
        var approval = "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("已责令整改。"));
        var position =
                LEDGER.cases().give("leader", id, "approve-reply", approval).field("position");
        address = "/findings/%s/RUBBER_STAMP/%s".formatted(caseId, position);
    }

    private static WebForm as(String person) {
        return new WebForm(LEDGER, person);
    }

    private String listed(String more) {
        var path = "/findings?caseId=%s%s&after=%d".formatted(caseId, more, LEDGER.head());
        var page = as("auditor").open(path);
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page.text();
    }

    @Test
    void aFindingIsCountedAndListed_andLeadsToTheStep() {
        assertThat(listed("&person=&unit=")).contains(address, "送签后30秒内即批准", "P9.12");
        assertThat(listed("&by=UNIT")).contains("unit=XIPU&amp;answered=false");
        assertThat(listed("&severity=GRAVE")).contains("class=\"empty\"");
        var shown = as("auditor").open(address).text();
        assertThat(shown)
                .containsPattern("/cases/" + caseId + "/replay\\?v=\\d+")
                .doesNotContain("<textarea");
        assertThat(as("leader").open("/findings").status()).isEqualTo(403);
        assertThat(as("auditor")
                        .open(address.replace("RUBBER_STAMP", "NO_FOLLOW_UP"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSupervisorExplainsIt() {
        var said = Map.of("answer", "EXPLAINED", "note", "当面汇报后<批准>");
        var done = WebForm.done(as("supervisor").send(address, said));

        assertThat(done).isEqualTo(address);
        assertThat(as("auditor").open(done).text()).contains("已说明", "当面汇报后&lt;批准&gt;");
        assertThat(listed("&answered=true")).contains(address);
        assertThat(listed("&answered=false")).doesNotContain(address);
    }

    @Test
    void withoutANote_orByAnybodyElse_itIsRefusedOnTheForm() {
        var supervisor = as("supervisor");
        var auditor = as("auditor");
        var head = LEDGER.head();
        var wrong = supervisor.send(address, Map.of("answer", "EXPLAINED"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("id=\"note-wrong\"").containsPattern("value=\"EXPLAINED\"[^>]*selected");
        assertThat(LEDGER.head()).isEqualTo(head);

        var refused = auditor.post(address, Map.of("answer", "EXPLAINED", "note", "无碍"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("答复审查发现");
        assertThat(listed("&answered=true")).doesNotContain(address);
    }

    @Test
    void aFindingOfAnImportedHistoryIsKeptApart(@TempDir Path directory) throws Exception {
        var number = "M-" + caseId;
        var table = Files.writeString(directory.resolve("messages.csv"), """
                        留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间
                        %s,张三,退款,2024/1/8 9:00:00,未退款,已退款,2024/6/8 9:00:00
                        """.formatted(number));
        LEDGER.bean(HistoryImport.class)
                .run(
                        Rows.open(table),
                        Mappings.find("citizen-messages"),
                        LocalDateTime.now(WorkCalendar.ZONE),
                        reject -> {},
                        soFar -> {});
        caseId = CaseId.named("import/问政平台/" + number).toString();

        assertThat(listed("&history=true"))
                .contains("历史导入", "/DEADLINE_MISSED/", "history=true")
                .doesNotContain("class=\"tag late\"");
        assertThat(listed("&history=false")).contains("class=\"empty\"");
        assertThat(listed("&answered=false")).contains("class=\"empty\"");
        assertThat(listed("&answered=false&history=true")).contains("/DEADLINE_MISSED/");
    }
}
