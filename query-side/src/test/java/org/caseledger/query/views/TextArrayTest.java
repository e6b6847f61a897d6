package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextArrayTest {
    @Test
    void textsAreQuoted() {
        assertThat(new TextArray(List.of("食品", "a \"b\" \\ c", "NULL", "")))
                .hasToString("{\"食品\",\"a \\\"b\\\" \\\\ c\",\"NULL\",\"\"}");
        assertThat(new TextArray(List.of())).hasToString("{}");
    }
}
