package org.caseledger.api.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is reported upward is recorded, and waits on the worklist until it arrived (P9.04). */
class ReportsUpwardIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LocalDate TODAY = LocalDate.now(WorkCalendar.ZONE);

    private final String what = "汇总" + UUID.randomUUID();

    private static String shown(String person, String path) {
        var page = new WebForm(LEDGER, person).open(path + (path.contains("?") ? "&" : "?") + "after=" + LEDGER.head());
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page.text();
    }

    private String body(LocalDate dueOn) {
        return "{\"first\":\"%s\",\"last\":\"%s\",\"addressee\":\"市局\",\"what\":\"%s\",\"dueOn\":\"%s\"}"
                .formatted(TODAY.minusDays(40), TODAY.minusDays(10), what, dueOn);
    }

    @Test
    @DisplayName("P9.04 按要求汇总上报: on the worklist until sent and received, late by what is recorded")
    void givenAReportDue_thenItWaitsOnTheWorklistUntilItIsReceived() {
        var asked = LEDGER.as("head").post("/api/reports", body(TODAY.minusDays(1)));
        assertThat(asked.status()).as("%s", asked).isEqualTo(201);
        var id = asked.header("Location");
        assertThat(LEDGER.as("head").post("/api/reports", body(TODAY)).field("rule"))
                .isEqualTo("BEGUN_ONCE");
        assertThat(LEDGER.as("handler")
                        .post(id + "/send", "{\"medium\":\"PLATFORM\"}")
                        .field("rule"))
                .isEqualTo("ROLE");
        assertThat(shown("head", "/work")).contains("待上报、待收悉的汇总");
        assertThat(shown("head", "/reports?open=true&size=200")).contains(what, "逾期");

        var page = id.replace("/api", "");
        assertThat(shown("head", page)).contains(what, "/do/send").doesNotContain("/do/drop");
        WebForm.done(
                new WebForm(LEDGER, "head").send(page + "/do/send", Map.of("medium", "PLATFORM", "document", "3号")));
        assertThat(LEDGER.as("head")
                        .post(id + "/send", "{\"medium\":\"PLATFORM\"}")
                        .field("rule"))
                .isEqualTo("REPORT_STATE");
        LEDGER.as("head").post(id + "/receive", "{\"receipt\":\"市局办公室签收\"}");

        assertThat(LEDGER.as("auditor").get(id).json().at("/report/state").asString())
                .isEqualTo("RECEIVED");
        assertThat(shown("head", "/reports?open=true&size=200")).doesNotContain(what);
        assertThat(shown("auditor", page)).contains("市局办公室签收", "3号");
    }

    @Test
    void givenAReportThatIsNotAskedForAnyMore_whenALeaderSaysWhy_thenItIsOffTheList() {
        var form = new WebForm(LEDGER, "leader");
        var page = WebForm.done(form.send(
                "/reports/ask",
                Map.of(
                        "first", TODAY.minusDays(40).toString(),
                        "last", TODAY.minusDays(10).toString(),
                        "addressee", "区政府",
                        "what", what,
                        "dueOn", TODAY.toString())));
        WebForm.done(form.send(page + "/do/drop", Map.of("reason", "区政府取消月报")));
        assertThat(shown("leader", page)).contains("已取消", "区政府取消月报");
        assertThat(new WebForm(LEDGER, "handler").open("/reports").status()).isEqualTo(403);
        assertThat(new WebForm(LEDGER, "intake").open("/reports/ask").status()).isEqualTo(403);
    }
}
