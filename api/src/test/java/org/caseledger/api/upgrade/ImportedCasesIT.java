package org.caseledger.api.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cases that were imported long ago: nothing says of them that they kept to a procedure. */
class ImportedCasesIT {
    private static final String MONTHS = "from=2010-01&until=2026-12&migrated=true";

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = EarlierData.restore()
                .start("--caseledger.log.admitted-by=admin", "--caseledger.log.admitted-because=升级前的记录，核验相符");
        ledger.awaitViews();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void theyAreNotJudged_wherePeopleLook() {
        var session = new LoginForm(ledger).session("supervisor");
        for (var path : new String[] {"/process?", "/process/cases?"}) {
            var page = session.get(path + MONTHS);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("未判定").doesNotContain("符合程序</span>");
        }
    }

    @Test
    void theyAreNotJudged_wherePeopleCount() {
        var supervisor = ledger.as("supervisor");
        var map = supervisor.get("/api/process?" + MONTHS).json().path("map");
        assertThat(map.path("cases").asInt()).isPositive();
        assertThat(map.path("judged").asInt()).isZero();
        assertThat(map.path("conforming").asInt()).isZero();
        assertThat(map.path("share").isNull()).isTrue();
        var conforming =
                supervisor.get("/api/process/cases?conforming=true&" + MONTHS).json();
        assertThat(conforming.path("total").asInt()).isZero();
    }

    @Test
    void theyAreNotJudged_inTheLogs() {
        var supervisor = ledger.as("supervisor");
        assertThat(supervisor.get("/api/process/xes?" + MONTHS).text())
                .contains("<boolean key=\"judged\" value=\"false\"/>")
                .doesNotContain("<boolean key=\"judged\" value=\"true\"/>");
        assertThat(supervisor.get("/api/process/ocel?" + MONTHS).text())
                .contains("{\"name\":\"judged\",\"value\":\"false\",")
                .doesNotContain("{\"name\":\"judged\",\"value\":\"true\",");
    }
}
