package org.caseledger.api.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.caseledger.api.testing.CaseFileCheck;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.proof.PublishedLog;
import org.caseledger.stamping.OpensslAuthority;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office whose checkpoints are stamped by an authority of its settings. */
@Tag("long")
@Tag("turn-0")
class TimestampsIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void theStampIsInTheCaseFileAndOnThePage_aRefusalIsNamed_andAChangeIsFound() throws Exception {
        try (var authority = OpensslAuthority.in(folder);
                var ledger = TestLedger.onNewDatabase(
                        "--caseledger.log.timestamp-every=1s",
                        "--caseledger.log.timestamps.one.url=" + authority.url(),
                        "--caseledger.log.timestamps.one.certificate=" + authority.root())) {
            var id = ledger.cases().received();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(checked(ledger, id))
                            .contains("ALL RIGHT", "stamps/one  20")
                            .contains("with all events of this file"));
            assertThat(page(ledger, "auditor")).contains("时间戳机构", "有效");
            assertThat(page(ledger, "intake")).doesNotContain("时间戳机构");

            authority.answersWith(403);
            ledger.cases().received();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(page(ledger, "auditor")).contains("拒绝签发：403"));
            assertThat(ledger.anonymous().get("/actuator/health").status()).isEqualTo(200);
            assertThat(ledger.bean(RowsCheck.class).run()).isEmpty();

            ledger.asSuperuser()
                    .sql("ALTER TABLE proof.stamp DISABLE TRIGGER USER")
                    .update();
            ledger.asSuperuser()
                    .sql("UPDATE proof.stamp SET note = note || 'x'")
                    .update();
            assertThat(ledger.bean(RowsCheck.class).run())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.zh()).contains("one 的时间戳已被改动"));
        }
    }

    private static String checked(TestLedger ledger, String id) throws Exception {
        var key = ledger.bean(PublishedLog.class).keys().get(0).verifier().toString();
        return CaseFileCheck.run(
                        ledger.as("auditor").get(id + "/proof").response().body(), key)
                .text();
    }

    private static String page(TestLedger ledger, String person) {
        return new LoginForm(ledger)
                .session(person)
                .with("Accept", "text/html")
                .get("/integrity")
                .text();
    }
}
