package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ETag and If-Match: no act is recorded on an outdated version of a case. */
class VersionsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String CLASSIFY = "{\"category\":[\"食品\"],\"severity\":\"GENERAL\"}";

    private final String id = LEDGER.cases().received();

    @Test
    void theVersionThatWasSeenIsRight() {
        var seen = LEDGER.as("dispatcher").get(id).header("ETag");

        var done = classify(seen);

        assertThat(seen).matches("\"\\d+\"");
        assertThat(done.status()).as("%s", done).isEqualTo(200);
        assertThat(done.header("ETag"))
                .isNotEqualTo(seen)
                .isEqualTo(LEDGER.as("head").get(id).header("ETag"));
    }

    @Test
    void anOlderVersionIsToldThatSomebodyActedFirst() {
        var seen = LEDGER.as("dispatcher").get(id).header("ETag");
        LEDGER.cases().classified(id);
        var head = LEDGER.head();

        var zh = classify(seen);
        var en = LEDGER.as("dispatcher").inEnglish().with("If-Match", seen).post(id + "/classify-complaint", CLASSIFY);

        assertThat(zh.status()).isEqualTo(412);
        assertThat(zh.problem()).isEqualTo("somebody-acted-first");
        assertThat(zh.field("title")).contains("先行办理");
        assertThat(en.field("title")).isEqualTo("Another user acted first");
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void aVersionThatIsYetToComeIsNotRight() {
        assertThat(classify("\"99\"").status()).isEqualTo(412);
    }

    @Test
    void anyVersionIsRightForAStar() {
        assertThat(classify("*").status()).isEqualTo(200);
    }

    @Test
    void aWeakTagIsNeverThatOfTheCase() {
        var seen = LEDGER.as("dispatcher").get(id).header("ETag");
        var head = LEDGER.head();

        assertThat(classify("W/" + seen).status()).isEqualTo(412);
        assertThat(classify("W/%s, \"other\"".formatted(seen)).status()).isEqualTo(412);
        assertThat(classify("\"other\"").status()).isEqualTo(412);
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s, \"99\"", "\"99\",%s", "\"a,b\" ,, W/\"1\", %s ,", "\"\", %s"})
    void oneOfSeveralIsRight(String several) {
        var seen = LEDGER.as("dispatcher").get(id).header("ETag");

        assertThat(classify(several.formatted(seen)).status()).isEqualTo(200);
        assertThat(classify(several.formatted(seen)).status()).isEqualTo(412);
    }

    @Test
    void aReaderWhoHasTheCaseIsToldThatItIsUnchanged() {
        var seen = LEDGER.as("dispatcher").get(id).header("ETag");

        var again = LEDGER.as("dispatcher").with("If-None-Match", seen).get(id);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
    }

    @RepeatedTest(5)
    void ofTwoWhoActOnTheSameVersionOneIsTold() throws Exception {
        var seen = LEDGER.as("dispatcher").get(id).header("ETag");
        var barrier = new CyclicBarrier(2);
        Callable<Answer> act = () -> {
            barrier.await();
            return classify(seen);
        };
        var two = Executors.newFixedThreadPool(2);
        try {
            var first = two.submit(act);
            var second = two.submit(act);
            assertThat(new int[] {first.get().status(), second.get().status()}).containsExactlyInAnyOrder(200, 412);
        } finally {
            two.shutdown();
        }
    }

    private Answer classify(String ifMatch) {
        return LEDGER.as("dispatcher").with("If-Match", ifMatch).post(id + "/classify-complaint", CLASSIFY);
    }
}
