package org.caseledger.api.web.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;

/** A database that does not confirm commits, as while the standby is gone that they wait for. */
class OutcomeUnknownIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String BODY = "{\"category\":[\"食品\"],\"severity\":\"GENERAL\"}";

    @Test
    void givenCommitsThatHang_whenTheLimitIsOver_thenPeopleAndHealthAreToldAndARepeatIsSafe() {
        try (var ledger = TestLedger.onNewDatabase(
                "--caseledger.log.answer-within=5s", "--caseledger.log.try-again-every=200ms")) {
            var id = ledger.cases().received();
            var keyed = ledger.as("dispatcher").with("Idempotency-Key", "unconfirmed");
            assertThat(health(ledger)).isEqualTo("UP");
            hang(ledger);

            Answer unknown = keyed.post(id + "/classify-complaint", BODY);
            Answer english = keyed.inEnglish().post(id + "/classify-complaint", BODY);

            assertThat(unknown.status()).as("%s", unknown).isEqualTo(503);
            assertThat(unknown.problem()).isEqualTo("outcome-unknown");
            assertThat(unknown.text()).contains("尚不能确定", "Idempotency-Key");
            assertThat(unknown.header("Retry-After")).isNotBlank();
            assertThat(english.status()).as("%s", english).isEqualTo(503);
            assertThat(health(ledger)).isEqualTo("DOWN");

            goOn(ledger);

            await().atMost(SOON).until(() -> health(ledger).equals("UP"));
            Answer done = keyed.post(id + "/classify-complaint", BODY);
            assertThat(done.status()).as("%s", done).isEqualTo(200);
            assertThat(ledger.recordedAfter(0))
                    .filteredOn(event -> event.type().equals("ComplaintClassified"))
                    .hasSize(1);
        }
    }

    private static String health(TestLedger ledger) {
        return ledger.bean(HealthEndpoint.class)
                .healthForPath("writingHealth")
                .getStatus()
                .getCode();
    }

    /** Everything of a commit is done but its answer, as when it waits for a standby. */
    private static void hang(TestLedger ledger) {
        ledger.asSuperuser().sql("""
                        CREATE FUNCTION public.hang() RETURNS trigger LANGUAGE plpgsql
                            AS 'BEGIN PERFORM pg_sleep(600); RETURN NULL; END';
                        CREATE CONSTRAINT TRIGGER hang AFTER INSERT ON ledger.event
                            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.hang()
                        """).update();
    }

    private static void goOn(TestLedger ledger) {
        ledger.asSuperuser().sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE wait_event = 'PgSleep' AND datname = current_database()
                        """).query(Boolean.class).list();
        ledger.asSuperuser().sql("DROP TRIGGER hang ON ledger.event").update();
    }
}
