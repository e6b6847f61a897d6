package org.caseledger.api.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.events.CaseId;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.responsibility.ReturnQueries.ReturnFilter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Real incidents with their reassignments, where they are at hand: what the views tell of them is what the table says,
 * counted straight from it.
 */
@Tag("long")
@Tag("turn-4")
class SampleIncidentsIT {
    private static final String NOW = "2026-03-02T09:00";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/uuuu HH:mm");

    @Test
    void theRealIncidents_areReturnedAndHeldAsTheirTableSays() throws Exception {
        if (SampleTables.directory().isEmpty()) {
            System.out.println("shared data: not at hand, no incidents looked through");
            return;
        }
        var file = SampleTables.directory().get().resolve("incident-log.csv");
        var told = Told.in(file);
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at(NOW))) {
            var rejects = new ArrayList<Reject>();
            long started = System.nanoTime();
            var summary = ledger.bean(HistoryImport.class)
                    .run(
                            Rows.open(file),
                            Mappings.find("incident-log"),
                            LocalDateTime.parse(NOW),
                            rejects::add,
                            soFar -> {});
            double seconds = (System.nanoTime() - started) / 1e9;
            ledger.awaitViews();

            assertThat(summary.taken()).isEqualTo(told.returns.size()).isGreaterThan(1_900);
            assertThat(rejects).extracting(Reject::row).containsExactlyElementsOf(told.beforeTheirReceipt);
            assertThat(returns(ledger)).isEqualTo(told.casesByReturns());
            var found = repeatedly(ledger);
            assertThat(found).hasSize(told.repeated());
            assertThat(found.stream().map(Finding::caseId).distinct())
                    .containsExactlyInAnyOrderElementsOf(told.returnedTwice());
            var graph = ledger.bean(ReturnQueries.class)
                    .graph(ReturnFilter.of(null, Instant.EPOCH, HandClock.office(NOW)), null);
            assertThat(graph.returns()).isEqualTo(told.all());
            assertThat(graph.casesReturnedTwice())
                    .isEqualTo(told.returnedTwice().size());
            assertThat(held(ledger)).isEqualTo(told.held);
            System.out.printf(
                    "shared data: incident-log imported: %s, %d events in %.1f s; returned at least"
                            + " once %d, twice or more %d, findings %d, returns %d, ping-pong %d"
                            + " cases, held %d times by %d units%n",
                    summary,
                    ledger.log().head(),
                    seconds,
                    told.returns.values().stream().filter(n -> n > 0).count(),
                    told.returnedTwice().size(),
                    found.size(),
                    graph.returns(),
                    graph.casesOfPingPong(),
                    told.held.values().stream().mapToLong(Held::times).sum(),
                    told.held.size());
        }
    }

    /** How many cases were returned how often. */
    private static Map<Integer, Integer> returns(QuietLedger ledger) {
        var returns = new TreeMap<Integer, Integer>();
        ledger.bean(JdbcClient.class).sql("""
                        SELECT times, count(*) AS cases
                          FROM (SELECT count(*) FILTER (WHERE type = 'ComplaintReturned') AS times
                                  FROM ledger.event
                                 GROUP BY stream_id
                                HAVING bool_or(type = 'ComplaintReceived')) AS returned
                         GROUP BY times
                        """).query(row -> {
            returns.put(row.getInt("times"), row.getInt("cases"));
        });
        return returns;
    }

    private static Map<String, Held> held(QuietLedger ledger) {
        var held = new TreeMap<String, Held>();
        ledger.bean(JdbcClient.class).sql("""
                        SELECT unit, count(*) AS times,
                               sum(extract(epoch FROM until_at - from_at))::bigint / 60 AS minutes
                          FROM views.responsibility_held
                         WHERE unit IS NOT NULL
                         GROUP BY unit
                        """).query(row -> {
            held.put(row.getString("unit"), new Held(row.getLong("times"), row.getLong("minutes")));
        });
        return held;
    }

    private static List<Finding> repeatedly(QuietLedger ledger) {
        var all = new ArrayList<Finding>();
        var queries = ledger.bean(FindingQueries.class);
        for (int page = 0; page * 500 <= all.size(); page++) {
            all.addAll(queries.find(FindingFilter.ALL, page, 500).rows());
        }
        return all.stream()
                .filter(f -> f.rule() == FindingRule.RETURNED_REPEATEDLY)
                .toList();
    }

    /** How often a unit had cases up to an end that is known, and for how long. */
    private record Held(long times, long minutes) {
        Held and(Duration more) {
            return new Held(times + 1, minutes + more.toMinutes());
        }
    }

    /** What the table tells, read without anything of the import. */
    private record Told(Map<CaseId, Integer> returns, List<Long> beforeTheirReceipt, TreeMap<String, Held> held) {
        static Told in(Path file) throws IOException {
            var byNumber = new LinkedHashMap<String, List<CSVRecord>>();
            var format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            try (var records = format.parse(Files.newBufferedReader(file, UTF_8))) {
                for (var row : records) {
                    byNumber.computeIfAbsent(row.get("number"), n -> new ArrayList<>())
                            .add(row);
                }
            }
            var told = new Told(new LinkedHashMap<>(), new ArrayList<>(), new TreeMap<>());
            byNumber.values().forEach(told::add);
            return told;
        }

        private void add(List<CSVRecord> rows) {
            var first = rows.get(0);
            if (time(first, "sys_updated_at").isBefore(time(first, "opened_at"))) {
                beforeTheirReceipt.add(first.getRecordNumber() + 1);
                return;
            }
            var moves = new ArrayList<CSVRecord>();
            for (var row : rows) {
                String unit = row.get("assignment_group");
                boolean same = !moves.isEmpty()
                        && unit.equals(moves.get(moves.size() - 1).get("assignment_group"));
                if (!unit.equals("?") && !same) {
                    moves.add(row);
                }
            }
            var id = CaseId.named("import/事件日志/" + first.get("number"));
            returns.put(id, Math.max(0, moves.size() - 1));
            for (int i = 0; i < moves.size(); i++) {
                var from = time(moves.get(i), "sys_updated_at");
                var resolved = rows.stream()
                        .filter(row -> !row.get("resolved_at").equals("?"))
                        .reduce((earlier, later) -> later);
                if (i + 1 < moves.size()) {
                    held(moves.get(i), from, time(moves.get(i + 1), "sys_updated_at"));
                } else if (resolved.isPresent()) {
                    held(moves.get(i), from, time(resolved.get(), "resolved_at"));
                }
            }
        }

        private void held(CSVRecord row, Instant from, Instant until) {
            held.compute(
                    row.get("assignment_group"),
                    (unit, before) -> (before == null ? new Held(0, 0) : before).and(Duration.between(from, until)));
        }

        private static Instant time(CSVRecord row, String column) {
            return LocalDateTime.parse(row.get(column), TIME)
                    .atZone(ZoneId.of("Asia/Shanghai"))
                    .toInstant();
        }

        TreeMap<Integer, Integer> casesByReturns() {
            var cases = new TreeMap<Integer, Integer>();
            returns.values().forEach(n -> cases.merge(n, 1, Integer::sum));
            return cases;
        }

        List<CaseId> returnedTwice() {
            return returns.keySet().stream().filter(id -> returns.get(id) > 1).toList();
        }

        /** Every return of a case but its first. */
        int repeated() {
            return returns.values().stream().mapToInt(n -> Math.max(0, n - 1)).sum();
        }

        long all() {
            return returns.values().stream().mapToInt(n -> n).sum();
        }
    }
}
