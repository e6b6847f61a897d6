package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A request that is sent again under its Idempotency-Key is answered again, and done once. */
class IdempotencyIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String CLASSIFY = "{\"category\":[\"食品\"],\"severity\":\"GENERAL\"}";

    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameReceiptIsAnsweredTheSameAndRecordedOnce() {
        var head = LEDGER.head();
        var first = keyed("intake").post("/api/complaints", Cases.RECEIPT);
        var once = LEDGER.head();
        var again = keyed("intake").post("/api/complaints", Cases.RECEIPT);

        assertThat(first.status()).isEqualTo(201);
        assertThat(once).isGreaterThan(head);
        assertSameAnswer(again, first);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(LEDGER.head()).isEqualTo(once);
    }

    @Test
    void theAnswerStaysTheSameWhenTheCaseHasMovedOn() {
        var id = LEDGER.cases().received();
        var first = keyed("dispatcher").post(id + "/classify-complaint", CLASSIFY);
        LEDGER.cases().assigned(id);
        var head = LEDGER.head();

        var again = keyed("dispatcher").post(id + "/classify-complaint", CLASSIFY);

        assertThat(first.status()).isEqualTo(200);
        assertSameAnswer(again, first);
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        keyed("intake").post("/api/complaints", Cases.RECEIPT);
        var head = LEDGER.head();

        var other = keyed("intake").post("/api/complaints", Cases.RECEIPT.replace("WECHAT", "PHONE"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void theKeyOfOneCaseIsNotGoodForAnother() {
        var one = LEDGER.cases().received();
        var other = LEDGER.cases().received();
        keyed("dispatcher").post(one + "/classify-complaint", CLASSIFY);

        var refused = keyed("dispatcher").post(other + "/classify-complaint", CLASSIFY);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("idempotency-key-reused");
        assertThat(LEDGER.as("head").get(other).field("state")).isEqualTo("RECEIVED");
    }

    @Test
    void theKeyOfOnePersonIsNothingToAnother() {
        var id = LEDGER.cases().accepted();
        var body = "{\"withWhom\":\"商家\",\"medium\":\"PHONE\",\"content\":\"已通知\"}";

        var handler = keyed("handler").post(id + "/record-contact", body);
        var head = keyed("head").post(id + "/record-contact", body);

        assertThat(List.of(handler.status(), head.status())).containsExactly(200, 200);
        assertThat(head.json().path("version").asLong())
                .isEqualTo(handler.json().path("version").asLong() + 1);
    }

    @Test
    void aRefusalIsRepeatedAsItWasAndRecordedOnce() {
        var id = LEDGER.cases().classified();
        var head = LEDGER.head();
        var first = keyed("dispatcher").post(id + "/assign-complaint", "{\"unit\":\"XIPU\"}");
        LEDGER.cases().give("leader", id, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        var recorded = LEDGER.head();

        var again = keyed("dispatcher").post(id + "/assign-complaint", "{\"unit\":\"XIPU\"}");

        assertThat(first.field("rule")).isEqualTo("SIGN_OFF_BEFORE_ASSIGNMENT");
        assertSameAnswer(again, first);
        assertThat(LEDGER.head()).isEqualTo(recorded);
        assertThat(LEDGER.recordedAfter(head))
                .filteredOn(e -> e.type().equals("AttemptRefused"))
                .hasSize(1);
    }

    @Test
    void whatCouldNotBeReadDoesNotUseUpTheKey() {
        keyed("intake").post("/api/complaints", "{}");

        assertThat(keyed("intake").post("/api/complaints", Cases.RECEIPT).status())
                .isEqualTo(201);
    }

    @RepeatedTest(8)
    void twoReceiptsAtTheSameTimeAreOne() throws Exception {
        var head = LEDGER.head();
        var answers = twice(() -> keyed("intake").post("/api/complaints", Cases.RECEIPT));

        assertThat(answers.get(0).status()).as("%s", answers).isEqualTo(201);
        assertSameAnswer(answers.get(1), answers.get(0));
        assertThat(LEDGER.recordedAfter(head))
                .filteredOn(e -> e.type().equals("ComplaintReceived"))
                .hasSize(1);
        assertThat(LEDGER.recordedAfter(head)).noneMatch(e -> e.type().equals("AttemptRefused"));
    }

    @RepeatedTest(8)
    void twoEqualCommandsAtTheSameTimeAreOne() throws Exception {
        var id = LEDGER.cases().assigned();
        var head = LEDGER.head();
        var body = "{\"reason\":\"不属本所管辖\",\"proposedUnit\":\"HONGGUANG\"}";
        var answers = twice(() -> keyed("handler").post(id + "/return-for-reassignment", body));

        assertThat(answers.get(0).status()).as("%s", answers).isEqualTo(200);
        assertSameAnswer(answers.get(1), answers.get(0));
        assertThat(LEDGER.recordedAfter(head))
                .filteredOn(e -> e.type().equals("ComplaintReturned"))
                .hasSize(1);
        assertThat(LEDGER.recordedAfter(head)).noneMatch(e -> e.type().equals("AttemptRefused"));
    }

    @Test
    void aKeyInQuotesIsTheSameKey() {
        var first = keyed("intake").post("/api/complaints", Cases.RECEIPT);
        var once = LEDGER.head();
        var quoted = LEDGER.as("intake").with("Idempotency-Key", "\"%s\"".formatted(key));

        assertSameAnswer(quoted.post("/api/complaints", Cases.RECEIPT), first);
        assertThat(LEDGER.head()).isEqualTo(once);
        var other = quoted.post("/api/complaints", Cases.RECEIPT.replace("WECHAT", "PHONE"));
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void whatIsEscapedInQuotesIsPartOfTheKey() {
        var plain = LEDGER.as("intake").with("Idempotency-Key", key + "\\a");
        var quoted = LEDGER.as("intake").with("Idempotency-Key", "\"%s\\\\a\"".formatted(key));
        var another = LEDGER.as("intake").with("Idempotency-Key", "\"%s\\\"a\"".formatted(key));
        var first = plain.post("/api/complaints", Cases.RECEIPT);

        assertSameAnswer(quoted.post("/api/complaints", Cases.RECEIPT), first);
        assertThat(another.post("/api/complaints", Cases.RECEIPT).header("Location"))
                .isNotEqualTo(first.header("Location"));
    }

    private static List<Answer> twice(Callable<Answer> request) throws Exception {
        var barrier = new CyclicBarrier(2);
        var two = Executors.newFixedThreadPool(2);
        try {
            Callable<Answer> together = () -> {
                barrier.await();
                return request.call();
            };
            var first = two.submit(together);
            var second = two.submit(together);
            return List.of(first.get(), second.get());
        } finally {
            two.shutdown();
        }
    }

    private Caller keyed(String person) {
        return LEDGER.as(person).with("Idempotency-Key", key);
    }

    private static void assertSameAnswer(Answer actual, Answer expected) {
        assertThat(actual.status()).as("%s", actual).isEqualTo(expected.status());
        assertThat(actual.response().body()).isEqualTo(expected.response().body());
        assertThat(actual.header("ETag")).isEqualTo(expected.header("ETag"));
    }
}
