package org.caseledger.api.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.Test;

/** Who oversees reads on a page who opened what is sealed in a case, and who was refused. */
class AccessPagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    @Test
    void whatPeopleDidIsReadByUnitPersonAndDay() {
        var api = LEDGER.cases().accepted();
        var id = api.replace("/api/complaints/", "/cases/");
        LEDGER.as("head").get("/api/board?after=" + LEDGER.head());
        var auditor = new WebForm(LEDGER, "auditor");
        var page = auditor.open("/supervision/activity?unit=XIPU");

        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(page.text())
                .containsPattern("href=\"" + id + "/at/\\d+\"")
                .contains("person=handler", "受理")
                .contains("<a href=\"%s\">%s</a>"
                        .formatted(id, LEDGER.as("auditor").get(api).field("number")));
        var step = page.text().replaceFirst("(?s).*?href=\"(" + id + "/at/\\d+)\".*", "$1");
        assertThat(auditor.open(step).status()).isEqualTo(200);
        assertThat(auditor.open("/supervision/activity?person=nobody").text()).contains("没有符合条件的办理");
        assertThat(auditor.open("/supervision/activity?until=2001-01-01").text())
                .contains("没有符合条件的办理");
        assertThat(new WebForm(LEDGER, "handler").open("/supervision/activity").status())
                .isEqualTo(403);
    }

    @Test
    void openingsAndRefusalsOfACaseAreToldInWordsToThoseWhoOversee() {
        var api = LEDGER.cases().accepted();
        var id = api.replace("/api/complaints/", "/cases/");
        var supervisor = new WebForm(LEDGER, "supervisor");
        assertThat(supervisor.open(id + "/access").text()).contains("没有查阅记录", "没有拒绝记录");

        assertThat(LEDGER.as("handler").get(api + "/sealed?parts=complainant").status())
                .isEqualTo(200);
        assertThat(LEDGER.as("handler2")
                        .post(api + "/draft-reply", "{\"text\":\"x\"}")
                        .status())
                .isNotEqualTo(200);
        assertThat(LEDGER.as("auditor").get(api + "/sealed").status()).isEqualTo(403);

        assertThat(supervisor.open(id).text()).contains("href=\"" + id + "/access\"");
        var page = supervisor.open(id + "/access").text();
        assertThat(page)
                .contains("投诉人</span>", "承办人", "审查委员会")
                .doesNotContain("没有查阅记录", "没有拒绝记录", "complainant", "AttemptRefused", "林晚");
        for (var person : new String[] {"handler", "leader"}) {
            var other = new WebForm(LEDGER, person);
            assertThat(other.open(id).text()).doesNotContain("/access");
            assertThat(other.open(id + "/access").status()).isEqualTo(403);
        }
        assertThat(supervisor
                        .open("/cases/00000000-0000-4000-8000-00000000abcd/access")
                        .status())
                .isEqualTo(404);
    }
}
