package org.caseledger.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Other systems are sent events, signed, in order, and as often as it takes. */
class WebhooksIT {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");

    private static Receiver receiver;
    private static TestLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        receiver = new Receiver();
        ledger = TestLedger.at(
                CLOCK,
                "--caseledger.webhook.send-every=1h",
                "--caseledger.webhook.attempts=3",
                "--caseledger.webhooks[0].name=steps",
                "--caseledger.webhooks[0].url=" + receiver.url(),
                "--caseledger.webhooks[0].secret=" + SECRET,
                "--caseledger.webhooks[0].types=ComplaintReceived,ComplaintClassified",
                "--caseledger.webhooks[1].name=inside",
                "--caseledger.webhooks[1].url=https://10.255.255.1/hook",
                "--caseledger.webhooks[1].secret=" + SECRET,
                "--caseledger.webhooks[1].types=ComplaintReceived");
        ledger.cases().received();
        send();
        assertThat(receiver.takeAll())
                .as("a new webhook begins at the end of the log")
                .isEmpty();
    }

    @AfterAll
    static void stop() {
        ledger.close();
        receiver.close();
    }

    @AfterEach
    void everythingIsTaken() {
        receiver.answer(204);
        after(Duration.ofHours(3));
        ledger.as("admin").post("/api/webhooks/steps/dead-letters/retry", "");
        send();
        receiver.takeAll();
    }

    private static void send() {
        ledger.bean(WebhookDelivery.class).sendDue();
    }

    private static void after(Duration time) {
        pass(time);
        send();
    }

    private static void pass(Duration time) {
        CLOCK.set(java.time.LocalDateTime.ofInstant(CLOCK.instant().plus(time), java.time.ZoneId.of("Asia/Shanghai"))
                .toString());
    }

    private static Answer admin(String path) {
        var answer = ledger.as("admin").get("/api/webhooks" + path);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static List<String> types() {
        return receiver.takeAll().stream().map(Receiver.Message::type).toList();
    }

    @Test
    void givenEvents_thenTheyAreSentInOrder_signedAndSealed() {
        ledger.cases().classified(ledger.cases().received(Cases.RECEIPT.replace("林晚", "林𠮷")));
        send();

        var came = receiver.takeAll();
        assertThat(came).extracting(Receiver.Message::type).containsExactly("ComplaintReceived", "ComplaintClassified");
        var one = came.get(0);
        var known = Webhook.of("steps", receiver.url(), SECRET, List.of());
        assertThat(one.headers())
                .containsEntry("Content-Type", "application/cloudevents+json; charset=utf-8")
                .containsEntry("webhook-id", one.json().path("id").asString())
                .containsEntry("webhook-timestamp", "" + CLOCK.instant().getEpochSecond())
                .containsEntry(
                        "webhook-signature",
                        known.signature(
                                one.headers().get("webhook-id"), one.headers().get("webhook-timestamp"), one.body()));
        assertThat(one.body()).contains("郫都区某餐馆").doesNotContain("𠮷", "13800000000", "异味");
        send();
        assertThat(receiver.takeAll()).as("taken once").isEmpty();
        assertThat(admin("").json().get(0).path("position").asLong()).isEqualTo(ledger.head());
    }

    @Test
    void givenAReceiverThatIsAway_thenThePausesGrow_andAfterTheLastAttemptItIsADeadLetter() {
        receiver.answer(503);
        ledger.cases().classified();
        send();
        assertThat(types()).containsExactly("ComplaintReceived");
        send();
        assertThat(types()).as("not before 30 seconds are over").isEmpty();
        after(Duration.ofSeconds(30));
        assertThat(types()).containsExactly("ComplaintReceived");
        after(Duration.ofSeconds(30));
        assertThat(types()).as("the second pause is twice as long").isEmpty();
        after(Duration.ofSeconds(30));
        assertThat(types()).containsExactly("ComplaintReceived");
        var letters = admin("/steps/dead-letters").json();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).path("failure").asString()).isEqualTo("HTTP 503");

        receiver.answer(204);
        after(Duration.ofMinutes(2));
        assertThat(types()).as("what follows has its turn").containsExactly("ComplaintClassified");
        var again = ledger.as("admin").post("/api/webhooks/steps/dead-letters/retry", "");
        assertThat(again.json().path("letters").asInt()).isEqualTo(1);
        send();
        assertThat(types()).containsExactly("ComplaintReceived");
        assertThat(admin("/steps/dead-letters").json()).isEmpty();
    }

    @Test
    void givenAReceiverThatTakesItsTime_thenARoundEnds_andTheNextGoesOn() {
        ledger.cases().classified();
        ledger.cases().received();
        receiver.meanwhile(() -> pass(Duration.ofSeconds(20)));

        send();
        assertThat(types())
                .as("after 30 seconds the others have their turn")
                .containsExactly("ComplaintReceived", "ComplaintClassified");
        send();
        assertThat(types()).containsExactly("ComplaintReceived");
        receiver.meanwhile(() -> {});
    }

    @Test
    void givenARedirect_thenItIsNotFollowed() {
        receiver.answer(307);
        ledger.cases().received();
        send();

        assertThat(types()).hasSize(1);
        assertThat(admin("").json().get(0).path("failure").asString()).isEqualTo("HTTP 307");
    }

    @Test
    void givenAnAddressInsideTheOffice_thenNothingIsSentThereByDefault() {
        ledger.cases().received();
        send();

        var inside = admin("").json().get(1);
        assertThat(inside.path("name").asString()).isEqualTo("inside");
        assertThat(inside.path("failure").asString()).contains("内部网络", "private-network");
    }

    @Test
    void whoIsNoAdministratorSeesNone() {
        for (var person : List.of("leader", "auditor", "supervisor", "handler")) {
            assertThat(ledger.as(person).get("/api/webhooks").status()).isEqualTo(403);
            assertThat(ledger.as(person).get("/api/webhooks/steps/dead-letters").status())
                    .isEqualTo(403);
        }
        assertThat(ledger.as("admin").get("/api/webhooks/none/dead-letters").status())
                .isEqualTo(404);
        assertThat(admin("").text()).doesNotContain("whsec_");
    }
}
