package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;

class ClauseTest {

    @Test
    void aLawHasANameInEachLanguage_aClauseOfAProcedureTheSameInBoth() {
        assertThat(Clause.of("消费者权益保护法第46条 / Consumer Protection Law art. 46"))
                .isEqualTo(new Text("消费者权益保护法第46条", "Consumer Protection Law art. 46"));
        assertThat(Clause.of("P9.08")).isEqualTo(new Text("P9.08", "P9.08"));
    }
}
