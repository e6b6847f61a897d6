package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** No act is possible in the middle of the past of a demo, however long it takes to record it. */
class DemoEntranceIT {
    @Test
    void whileThePastIsRecordedNobodyIsLetIn() throws InterruptedException {
        var asked = new ArrayList<Answer>();
        try (var ledger = TestLedger.withoutPeople("--caseledger.procedure=P2")) {
            ledger.bean(Demonstration.class)
                    .fill(percent -> asked.add(ledger.anonymous().get("/log/key")));

            assertThat(asked).isNotEmpty();
            for (var answer : asked) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("5");
                assertThat(answer.text()).contains("正在载入示例数据", "being recorded");
            }
            assertThat(ledger.anonymous().get("/log/key").status()).isEqualTo(200);
        }
    }
}
