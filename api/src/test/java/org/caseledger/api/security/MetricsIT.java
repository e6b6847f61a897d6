package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

class MetricsIT {
    private static final String METERS = "/actuator/prometheus";

    private static final TestLedger LEDGER = TestLedger.onNewDatabase("--caseledger.metrics.token=long-and-secret");

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    private static Caller withToken(String token) {
        return LEDGER.anonymous().with("Authorization", "Bearer " + token);
    }

    @Test
    void givenAdministratorsAndTheToken_whenTheyAskForTheMeters_thenTheyReadThemAndNobodyElseDoes() {
        assertThat(LEDGER.as("admin").get(METERS).status()).isEqualTo(200);
        assertThat(new LoginForm(LEDGER).session("admin").get(METERS).status()).isEqualTo(200);
        assertThat(withToken("long-and-secret").get(METERS).status()).isEqualTo(200);

        assertThat(LEDGER.anonymous().get(METERS).status()).isEqualTo(401);
        assertThat(withToken("long-and-wrong").get(METERS).status()).isEqualTo(401);
        assertThat(withToken("").get(METERS).status()).isEqualTo(401);
        for (var person : new String[] {"handler", "leader", "auditor"}) {
            assertThat(LEDGER.as(person).get(METERS).status()).as(person).isEqualTo(403);
            assertThat(LEDGER.as(person).get("/actuator/info").status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(withToken("long-and-secret").get("/api/board").status()).isEqualTo(401);
    }

    @Test
    void givenNoToken_whenAnEmptyOneIsSent_thenItIsNoLogin() {
        assertThat(TestLedger.shared()
                        .anonymous()
                        .with("Authorization", "Bearer ")
                        .get(METERS)
                        .status())
                .isEqualTo(401);

        // Of a server that leaves the space at the end of the header.
        var request = new MockHttpServletRequest("GET", METERS);
        request.addHeader("Authorization", "Bearer ");
        var context = new RequestAuthorizationContext(request);
        assertThat(new MetricsAccess("").authorize(() -> null, context).isGranted())
                .isFalse();
    }

    @Test
    void givenWorkOfADay_whenTheMetersAreRead_thenTheyTellLogViewsPoolAndRefusals() {
        var id = LEDGER.cases().received();
        var refused = LEDGER.as("dispatcher").post(id + "/assign-complaint", "{\"unit\":\"XIPU\"}");
        assertThat(refused.field("rule")).isNotBlank();
        LEDGER.awaitViews();

        var meters = withToken("long-and-secret").get(METERS).text();
        assertThat(meters)
                .contains(
                        "caseledger_log_head %.1f".formatted((double) LEDGER.head()),
                        "caseledger_view_lag{view=\"board\"} 0.0",
                        "caseledger_refusals_total{rule=\"%s\"} 1.0".formatted(refused.field("rule")),
                        "hikaricp_connections_active")
                .containsPattern("caseledger_commit_events_count [1-9]")
                .containsPattern("caseledger_commit_events_sum [1-9]");
    }

    @Test
    void givenATimeAtWhichSomethingOfThisVersionIsDue_whenItsHealthIsAsked_thenEachPlaceSaysWhat() {
        try (var later = TestLedger.at(HandClock.at("2032-01-05T09:00"))) {
            var due = "缺少2032年放假安排";
            var health = later.as("admin").get("/actuator/health").json();
            var upkeep = health.path("components").path("upkeep");
            assertThat(upkeep.path("status").asString()).isEqualTo("UP");
            assertThat(upkeep.path("details").path("refusedZh").asString()).contains("安全公告", "公开维护期至", due);
            assertThat(later.as("admin")
                            .get("/actuator/info")
                            .json()
                            .path("upkeep")
                            .toString())
                    .contains(due);
            for (var page : new String[] {"/", "/integrity"}) {
                assertThat(new WebForm(later, "admin").open(page).text()).contains("版本维护", due);
            }
        }
    }
}
