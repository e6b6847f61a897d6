package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.events.CaseId;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.junit.jupiter.api.Test;

/** What is found in the real tables, where they are at hand; the printed line says how much. */
class SampleFindingsIT {

    private static final String NOW = "2026-03-02T09:00";

    @Test
    void whatIsFoundInMigratedHistory_restsOnEventsAndOnNothingThatIsMissing() throws Exception {
        if (SampleTables.directory().isEmpty()) {
            System.out.println("shared data: not at hand, nothing looked through");
            return;
        }
        var samples = SampleTables.directory().get();
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at(NOW))) {
            for (var table : new String[] {"citizen-messages", "pingshan-events"}) {
                var rejects = new ArrayList<Reject>();
                var summary =
                        ledger.bean(HistoryImport.class)
                                .run(
                                        Rows.open(samples.resolve(table + ".csv")),
                                        Mappings.find(table),
                                        LocalDateTime.parse(NOW),
                                        rejects::add,
                                        soFar -> {});
                ledger.awaitViews();
                var found = all(ledger);
                System.out.printf(
                        "shared data: %s: %s, findings %s%n", table, summary, counts(found));
                // Late replies are told of; approvals, follow-ups and dossiers that the sources
                // know nothing of are not.
                assertThat(found)
                        .extracting(Finding::rule)
                        .containsOnly(FindingRule.DEADLINE_MISSED);
                assertThat(found).hasSizeGreaterThanOrEqualTo((int) summary.late());
                restOnTheLog(ledger, found);
            }
        }
    }

    private static ArrayList<Finding> all(QuietLedger ledger) {
        var queries = ledger.bean(FindingQueries.class);
        var all = new ArrayList<Finding>();
        for (int page = 0; page * 500L <= all.size(); page++) {
            all.addAll(queries.find(FindingFilter.ALL, page, 500).rows());
        }
        return all;
    }

    private static TreeMap<FindingRule, Long> counts(ArrayList<Finding> found) {
        return found.stream()
                .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
    }

    private static void restOnTheLog(QuietLedger ledger, ArrayList<Finding> found) {
        var byCase = found.stream().collect(Collectors.groupingBy(Finding::caseId));
        byCase.forEach(
                (CaseId caseId, List<Finding> theirs) -> {
                    var positions =
                            ledger.log().readStream(caseId.value()).stream()
                                    .map(event -> event.position())
                                    .toList();
                    assertThat(theirs)
                            .allSatisfy(f -> assertThat(positions).containsAll(f.positions()));
                    assertThat(ledger.bean(CaseFindings.class).of(caseId).orElseThrow())
                            .containsExactlyInAnyOrderElementsOf(theirs);
                });
    }
}
