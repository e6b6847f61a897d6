package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.command.gate.Rule;
import org.caseledger.query.findings.FindingRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/rules.md has every rule, and the findings of each rule. */
class RulesPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z_]+)`");
    private static List<Row> rows;

    private record Row(String rule, String clauses, String whom, String refused, String findings) {}

    @BeforeAll
    static void read() throws IOException {
        rows = new ArrayList<>();
        for (var line : Files.readAllLines(Path.of("../docs/rules.md"))) {
            if (line.startsWith("| ") && !line.startsWith("| rule |")) {
                var cells = line.split(" \\| |^\\| | ?\\|$", -1);
                assertThat(cells).as(line).hasSize(7);
                rows.add(new Row(cells[1], cells[2], cells[3], cells[4], cells[5]));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasARow(Rule rule) {
        assertThat(rows)
                .filteredOn(row -> row.rule().contains("`" + rule.name() + "`"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.clauses()).isNotBlank();
                    assertThat(row.whom()).isNotBlank();
                    assertThat(row.refused()).isNotBlank();
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingWatchesARule(FindingRule finding) {
        assertThat(rows).as(finding.name()).anyMatch(row -> row.findings().contains("`" + finding.name() + "`"));
    }

    @Test
    void whatWatchesIsAFinding() {
        assertThat(rows)
                .flatMap(row -> NAMED.matcher(row.findings())
                        .results()
                        .map(m -> m.group(1))
                        .toList())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(FindingRule.valueOf(name)).isNotNull());
    }
}
