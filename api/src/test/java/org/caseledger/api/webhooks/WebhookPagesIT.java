package org.caseledger.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caseledger.api.testing.Axe;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The administrator sees how far each webhook is, and has sent again what was not taken. */
@Tag("long")
class WebhookPagesIT {
    private static final String PAGE = "/administration/webhooks";
    private static final String LETTERS = PAGE + "/platform";

    private static Receiver receiver;
    private static TestLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        receiver = new Receiver();
        ledger = TestLedger.onNewDatabase(
                "--caseledger.webhook.send-every=1h",
                "--caseledger.webhook.attempts=1",
                "--caseledger.webhook.retry-after=0s",
                "--caseledger.webhooks[0].name=platform",
                "--caseledger.webhooks[0].url=" + receiver.url(),
                "--caseledger.webhooks[0].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "--caseledger.webhooks[0].types=ComplaintReceived,ComplaintClassified");
        send();
    }

    @AfterAll
    static void stop() {
        ledger.close();
        receiver.close();
    }

    @AfterEach
    void everythingIsTaken() {
        receiver.answer(204);
        ledger.as("admin").post("/api/webhooks/platform/dead-letters/retry", "");
        send();
        receiver.takeAll();
    }

    private static void send() {
        ledger.bean(WebhookDelivery.class).sendDue();
    }

    private static void notTaken() {
        receiver.answer(503);
        ledger.cases().received();
        send();
        receiver.takeAll();
    }

    @Test
    void givenAnEventThatWasNotTaken_thenItIsSeen_andSentAgain() {
        notTaken();
        var admin = new WebForm(ledger, "admin");
        assertThat(admin.open("/administration").text()).contains(PAGE);
        assertThat(admin.open(PAGE).text())
                .contains(LETTERS, "127.0.0.1", "连续失败1次", "HTTP 503")
                .doesNotContain("whsec_");
        assertThat(admin.open(LETTERS).text()).contains("共1条", "HTTP 503", "已停止");

        receiver.answer(204);
        assertThat(WebForm.done(admin.post(LETTERS, Map.of()))).isEqualTo(LETTERS);
        assertThat(admin.open(LETTERS).text()).contains("1条待重发", "<td>待重发</td>");
        send();

        assertThat(receiver.takeAll()).extracting(Receiver.Message::type).containsExactly("ComplaintReceived");
        assertThat(admin.open(LETTERS).text()).contains("没有未接收的事件");
        assertThat(admin.open(PAGE).text()).contains("正常").doesNotContain("HTTP 503");
        assertThat(admin.open(PAGE + "/none").status()).isEqualTo(404);
        for (var person : List.of("leader", "auditor", "supervisor", "handler")) {
            var other = new WebForm(ledger, person);
            assertThat(other.open(PAGE).status()).isEqualTo(403);
            assertThat(other.open(LETTERS).status()).isEqualTo(403);
        }
    }

    @Test
    void givenATelephone_orAReaderOfTheScreen_thenThePagesCanBeRead() {
        notTaken();
        try (var browser = Browser.open()) {
            var page = browser.as(ledger, "admin", options -> options.setViewportSize(390, 844));
            for (var path : List.of(PAGE, LETTERS)) {
                page.navigate(path);
                Axe.check(path, page);
                assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                        .as(path)
                        .isEqualTo(0);
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
