package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The owner of the database swaps the keys of two cases: the reader and the office are notified. */
class SwappedKeyIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String[] CHECKS = {"--caseledger.verify.first=100ms", "--caseledger.verify.every=200ms"};
    private static final String SWAP = """
            UPDATE vault.case_key k
               SET wrapped_key = (SELECT o.wrapped_key FROM vault.case_key o WHERE o.case_id <> k.case_id)
            """;

    @Test
    void givenTheKeysOfTwoCasesSwapped_whenOneIsOpened_thenTheReaderIsToldAndTheHealthIsDown() {
        String url;
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
        var data = TestLedger.newData();
        List<String> cases;
        try (var ledger = TestLedger.start(url, data, CHECKS)) {
            cases = List.of(ledger.cases().accepted(), ledger.cases().accepted());
            assertThat(ledger.as("handler").get(cases.get(0) + "/sealed").text())
                    .contains("林晚");
            await().atMost(SOON).until(() -> health(ledger).contains("\"UP\""));
            // This node goes on with the keys it has in memory, and tells all the same.
            ledger.asSuperuser().sql(SWAP).update();
            awaitFound(ledger);
        }
        try (var ledger = TestLedger.start(url, data, CHECKS)) {
            for (var path : cases) {
                var answer = ledger.as("handler").get(path + "/sealed");
                assertThat(answer.status()).as("%s", answer).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("seal-broken");
                assertThat(answer.text()).contains("改动或调换").doesNotContain("林晚");
                var english = ledger.as("handler").inEnglish().get(path + "/sealed");
                assertThat(english.text()).contains("changed or swapped");
                // What is not sealed can be read as before.
                assertThat(ledger.as("handler").get(path).status()).isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(health(ledger)).contains("\"DOWN\"", "密钥已被改动或换成另一件的"));
        }
    }

    private static void awaitFound(TestLedger ledger) {
        await().atMost(SOON).untilAsserted(() -> assertThat(health(ledger)).contains("\"DOWN\"", "密钥已被改动或换成另一件的"));
    }

    private static String health(TestLedger ledger) {
        return ledger.as("admin")
                .get("/actuator/health")
                .json()
                .path("components")
                .path("verificationHealth")
                .toString();
    }
}
