package org.caseledger.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What strangers at many addresses, or many at once at one, take from the others at the portal. */
@Tag("long")
class PortalFloodIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase(
            "--caseledger.portal.port=0",
            "--server.forward-headers-strategy=native",
            "--caseledger.portal.filings=2/1h",
            "--caseledger.portal.wrong-by-address=3/1h");
    private static final Visitor VISITOR = new Visitor(LEDGER);

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    private static List<Integer> allAtOnce(int many, IntFunction<Integer> status) {
        var pool = Executors.newFixedThreadPool(many);
        try {
            var sent = IntStream.range(0, many)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> status.apply(i), pool))
                    .toList();
            return sent.stream().map(CompletableFuture::join).toList();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void givenWrongPairsFromTwentyAddresses_whenAComplainantLooks_thenTheCaseIsShown() {
        var filed = VISITOR.from("10.1.0.1").file(Visitor.complaint());
        for (int round = 0; round < 3; round++) {
            var name = "0000-0000-000" + round;
            allAtOnce(
                    20,
                    i -> VISITOR.from("10.2.0." + i)
                            .look(name + (char) ('A' + i), "0000")
                            .status());
        }

        assertThat(VISITOR.from("10.2.0.1").look(filed.code(), "8076").status()).isEqualTo(429);
        var answer = VISITOR.from("10.3.0.1").look(filed.code(), "8076");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    @Test
    void givenFormsFromTwentyAddresses_whenACitizenFiles_thenTheComplaintIsReceived() {
        for (int round = 0; round < 2; round++) {
            allAtOnce(
                    20,
                    i -> VISITOR.from("10.4.0." + i)
                            .send("/portal", "/portal/file", Map.of("key", "x"))
                            .status());
        }

        var again = VISITOR.from("10.4.0.1").send("/portal", "/portal/file", Map.of("key", "x"));
        assertThat(again.status()).isEqualTo(429);
        assertThat(VISITOR.from("10.5.0.1").file(Visitor.complaint()).number()).isNotEmpty();
    }

    @Test
    void givenSixtyPairsAtOnceFromOneAddress_whenLookedUp_thenNoMoreAreTriedThanOneAfterTheOther() {
        var filed = VISITOR.from("10.6.0.1").file(Visitor.complaint());

        var answers = allAtOnce(
                60,
                i -> VISITOR.from("10.6.0.2")
                        .look(filed.code(), "%04d".formatted(i))
                        .status());

        assertThat(answers).containsOnly(422, 429);
        assertThat(answers).filteredOn(status -> status == 422).hasSizeLessThanOrEqualTo(3);
    }
}
