package org.caseledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.util.List;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DisplayNamesTest {
    @Test
    void givenNames_whenAskedAgainAndAgain_thenTheyAreReadOnce() {
        int[] read = {0, 0};
        var names = new DisplayNames(
                new PGSimpleDataSource(),
                () -> {
                    read[0]++;
                    return Map.of(XIPU, "犀浦市场监督管理所");
                },
                () -> {
                    read[1]++;
                    return Map.of("he", "何𠮷");
                },
                Map.of());

        assertThat(read).as("before the first question").containsExactly(0, 0);
        assertThat(List.of(names.of(XIPU), names.of(ANJING), names.of(XIPU)))
                .containsExactly("犀浦市场监督管理所", "ANJING", "犀浦市场监督管理所");
        assertThat(names.units()).containsExactly(Map.entry(XIPU, "犀浦市场监督管理所"));
        assertThat(List.of(names.ofPerson("he"), names.ofPerson("li"), names.ofPerson("he")))
                .containsExactly("何𠮷", "li", "何𠮷");
        assertThat(read).containsExactly(1, 1);
    }

    @Test
    void givenNoDatabase_whenAskedForNames_thenTheyAreTheCodes() {
        var caseId = CaseId.named("first");
        var codes = DisplayNames.codes();

        assertThat(codes.of(XIPU)).isEqualTo(XIPU.value());
        assertThat(codes.of(caseId)).isEqualTo(caseId.toString());
        assertThat(codes.ofPerson("he")).isEqualTo("he");
        assertThat(codes.ofCommand("archive-complaint")).isEqualTo(new Text("archive-complaint", "archive-complaint"));
    }
}
