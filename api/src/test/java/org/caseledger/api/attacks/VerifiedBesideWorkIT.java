package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the owner of the database does to old events is found and reported by the ledger itself. */
@Tag("long")
@Tag("turn-4")
class VerifiedBesideWorkIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void givenAnEventChangedWithItsHash_whenVerified_thenHealthAndTheAdministratorsPagesSaySo() {
        try (var ledger = start()) {
            ledger.cases().received();
            var form = new LoginForm(ledger);
            var admin = form.session("admin")
                    .with("Accept", "text/html")
                    .with("Content-Type", "application/x-www-form-urlencoded");
            var clerk = form.session("intake")
                    .with("Accept", "text/html")
                    .with("Content-Type", "application/x-www-form-urlencoded");
            assertThat(admin.post("/integrity/verify", "").status()).isEqualTo(302);
            await().atMost(SOON).untilAsserted(() -> assertThat(health(ledger)).contains("\"UP\"", "\"verified\""));
            assertThat(admin.get("/people").text()).doesNotContain("class=\"alarm\"");
            assertThat(clerk.post("/integrity/verify", "").status()).isEqualTo(403);

            // One fault, or two where a checkpoint was signed before it.
            changeFirstEvent(ledger);
            admin.post("/integrity/verify", "");

            await().atMost(SOON).untilAsserted(() -> assertThat(health(ledger)).contains("\"DOWN\"", "position 1: "));
            assertThat(ledger.as("admin").get("/actuator/health").status()).isEqualTo(503);
            assertThat(admin.get("/people").text()).contains("class=\"alarm\"", "位置 1：");
            assertThat(admin.with("Cookie", admin.header("Cookie") + "; lang=en")
                            .get("/people")
                            .text())
                    .containsPattern("own checks found (a fault|2 faults):")
                    .contains("position 1: ");
            assertThat(admin.get("/integrity").text())
                    .containsPattern("核验不符：[12]处")
                    .contains("位置 1：");
            assertThat(clerk.get("/work").text()).doesNotContain("class=\"alarm\"");
        }
    }

    @Test
    void givenFewEventsASecond_whenVerified_thenItTakesItsTimeAndHoldsUpNoStop() {
        long closing;
        try (var ledger = start(
                "--caseledger.verify.first=100ms",
                "--caseledger.verify.every=100ms",
                "--caseledger.verify.events-a-second=1")) {
            for (int n = 0; n < 60; n++) {
                ledger.cases().received();
            }
            await().atMost(SOON).untilAsserted(() -> {
                var told = details(ledger);
                assertThat(told.path("reached").asLong()).isBetween(1L, ledger.head() - 1);
                assertThat(told.path("verified").asLong()).isLessThan(ledger.head() / 2);
            });
            closing = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(SOON);
    }

    private static TestLedger start(String... settings) {
        try (var pool = TestDatabase.fresh()) {
            return TestLedger.start(pool.getJdbcUrl(), TestLedger.newData(), settings);
        }
    }

    private static void changeFirstEvent(TestLedger ledger) {
        ledger.asSuperuser().sql("""
                        ALTER TABLE ledger.event DISABLE TRIGGER USER;
                        UPDATE ledger.event SET leaf_hash = sha256('other') WHERE position = 1;
                        ALTER TABLE ledger.event ENABLE TRIGGER USER;
                        """).update();
    }

    private static JsonNode details(TestLedger ledger) {
        return told(ledger).path("details");
    }

    private static String health(TestLedger ledger) {
        return told(ledger).toString();
    }

    private static JsonNode told(TestLedger ledger) {
        return ledger.as("admin")
                .get("/actuator/health")
                .json()
                .path("components")
                .path("verificationHealth");
    }
}
