package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.PastFilter;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.findings.FindingCount;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingsBy;
import org.junit.jupiter.api.Test;

/** The lights on the board and the findings after the real tables were taken in, as a table. */
class SampleLightsIT {

    private static final String NOW = "2026-03-02T09:00";

    @Test
    void theLightsAndFindingsOfTheRealTables() throws Exception {
        if (SampleTables.directory().isEmpty()) {
            System.out.println("shared data: not at hand, no lights told");
            return;
        }
        // Of 3,981 the source tells of two not whether they were done: they are under way, without
        // a clock. Before the import the ledger knew of none, which the board of then says.
        assertThat(table("pingshan-events"))
                .isEqualTo(
                        Map.of(
                                "now", lights(2, 0, 0),
                                "past now", lights(2, 0, 0),
                                "an hour before", lights(0, 0, 0),
                                "findings", Map.of()));
        assertThat(table("citizen-messages")).containsEntry("an hour before", lights(0, 0, 0));
    }

    private static Map<String, Object> table(String name) throws Exception {
        var file = SampleTables.directory().orElseThrow().resolve(name + ".csv");
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at(NOW))) {
            ledger.bean(HistoryImport.class)
                    .run(
                            Rows.open(file),
                            Mappings.find(name),
                            LocalDateTime.parse(NOW),
                            reject -> {},
                            soFar -> {});
            ledger.awaitViews();
            var now = HandClock.office(NOW);
            var before = now.minusSeconds(3600);
            var board = ledger.bean(BoardQueries.class);
            var past = ledger.bean(PastQueries.class);
            var findings = ledger.bean(FindingQueries.class);
            var told = new TreeMap<String, Object>();
            told.put("now", all(board.counts(BoardFilter.ALL, now).lights()));
            told.put("past now", then(past, ledger.log().head(), now));
            told.put("an hour before", then(past, ledger.log().positionAt(before), before));
            told.put(
                    "findings",
                    findings.counts(FindingsBy.RULE, FindingFilter.ALL).stream()
                            .collect(Collectors.toMap(FindingCount::key, FindingCount::total)));
            System.out.printf("shared data: %s: %s%n", name, told);
            return told;
        }
    }

    private static Map<Light, Long> then(PastQueries past, long position, Instant at) {
        return all(past.counts(PastFilter.UNDER_WAY, new PastQueries.Then(position, at)).lights());
    }

    private static Map<Light, Long> lights(long green, long amber, long red) {
        return Map.of(Light.GREEN, green, Light.AMBER, amber, Light.RED, red);
    }

    private static Map<Light, Long> all(Map<Light, Long> counted) {
        return lights(
                counted.getOrDefault(Light.GREEN, 0L),
                counted.getOrDefault(Light.AMBER, 0L),
                counted.getOrDefault(Light.RED, 0L));
    }
}
