package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;

class ClauseTest {
    @Test
    void aLawHasANameInEachLanguage_aClauseOfAProcedureTheSameInBoth() {
        assertThat(Clause.of("消费者权益保护法第46条 / Consumer Protection Law art. 46"))
                .isEqualTo(new Text("消费者权益保护法第46条", "Consumer Protection Law art. 46"));
        assertThat(Clause.of("P9.08")).isEqualTo(new Text("P9.08", "P9.08"));
    }

    @Test
    void aRuleBindsACaseByTheClauseOfItsProcedure_elseOfTheLaw_elseOfTheLedger() {
        var clauses = List.of("P9.03", "P2.10");
        assertThat(Clause.under("P2", clauses)).isEqualTo("P2.10");
        assertThat(Clause.under("P9+law", clauses)).isEqualTo("P9.03");
        assertThat(Clause.under("P6", clauses)).isEqualTo(Clause.OF_THE_LEDGER);
        assertThat(Clause.under("P6", List.of("P9.03", "O121-15"))).isEqualTo("O121-15");
        assertThat(Clause.under("P90", clauses)).isEqualTo(Clause.OF_THE_LEDGER);
        assertThat(Clause.of(Clause.OF_THE_LEDGER)).isEqualTo(new Text("台账规则", "rule of the ledger"));
    }

    @Test
    void severalClausesAreNamedAsOne() {
        assertThat(Clause.all(List.of("P9.03"))).isEqualTo("P9.03");
        assertThat(Clause.of(Clause.all(List.of("P9.03", Clause.OF_THE_LEDGER))))
                .isEqualTo(new Text("P9.03、台账规则", "P9.03, rule of the ledger"));
    }
}
