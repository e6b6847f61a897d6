package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.security.WhoMayIT.Row;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.InterfaceDocument.Operation;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.PaperKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read of the sample year has the shape that the interface document describes. */
@Tag("long")
class AnswersOfTheYearIT {

    private static final TestLedger LEDGER = TestLedger.sampleYear();

    /** Of a list, so many entries are opened. */
    private static final int SEVERAL = 8;

    /** One in each state, and the one that a paper was issued in. */
    private static final List<String> CASES = Stream.concat(
                    Stream.of(ComplaintState.values()).map(AnswersOfTheYearIT::inState),
                    Stream.of(CaseId.named("demo/44").toString()))
            .filter(id -> !id.isEmpty())
            .toList();

    /** Where the values for a part of an address are listed, for whom, and in which field. */
    private record Source(String reader, String list, String field) {}

    /** By the address up to that part. Elsewhere the list is there, and its entries have an id. */
    private static final Map<String, Source> SOURCES = Map.of(
            "/api/complaints/{id}/papers/{place}", new Source("head", "", "place"),
            "/api/complaints/{id}/evidence/{sha256}", new Source("head", "", "sha256"),
            "/api/approvals/checkup/{signer}", new Source("auditor", "", "person"),
            "/api/incidents/{id}", new Source("head", "/api/incidents?exercise=true", "id"),
            "/api/people/{username}", new Source("admin", "", "username"),
            "/api/processors/{name}", new Source("admin", "", "name"),
            "/api/what-if/{id}", new Source("leader", "", "id"));

    private static final Map<String, List<String>> VALUES = Map.of(
            "{year}", List.of("2026"),
            "{level}", List.of("0"),
            "{path}", List.of("000"),
            "{format}", List.of("pdf", "ofd"),
            "{kind}", Stream.of(PaperKind.values()).map(PaperKind::name).toList());

    private static final String THEN = "2026-09-01T12:00:00%2B08:00";
    private static final Map<String, String> QUERIES = Map.of(
            "/api/past/board",
            "?at=" + THEN,
            "/api/past/deadlines",
            "?at=" + THEN,
            "/api/complaints/{id}/moment",
            "?at=2026-11-18T12:00:00%2B08:00",
            "/api/complaints/{id}/compare",
            "?a=2026-11-17T12:00:00%2B08:00&b=2026-11-18T12:00:00%2B08:00");

    /** Operations whose content the sample year has none of. */
    private static final Map<String, String> WITHOUT_CONTENT = Map.ofEntries(
            Map.entry("/api/accountability/{id}", "all of it is recorded in cases"),
            Map.entry("/api/inspections/{id}", "no sheet was prepared"),
            Map.entry("/api/inspections/{id}/document", "no sheet was prepared"),
            Map.entry("/api/imports/{id}", "no table was imported"),
            Map.entry("/api/imports/{id}/rejects", "no table was imported"),
            Map.entry("/api/webhooks/{name}/dead-letters", "there is no webhook"),
            Map.entry("/api/retention/{id}/certificate", "no case is old enough"),
            Map.entry("/api/complaints/{id}/dossier/{format}", "no dossier has a cover"),
            Map.entry("/api/mirror/cases", "only on a district's mirror"),
            Map.entry("/api/mirror/files/{id}/{sha256}", "only on a district's mirror"),
            Map.entry("/api/mirror/office", "only on a district's mirror"),
            Map.entry("/api/mirror/records", "only on a district's mirror"),
            Map.entry("/api/roll-up", "only at a superior office"),
            Map.entry("/api/roll-up/cases", "only at a superior office"),
            Map.entry("/api/roll-up/proof", "only at a superior office"),
            Map.entry("/log/sm3/tile/{level}/{path}", "the log has no tree by SM3"));

    private final InterfaceDocument document = InterfaceDocument.of(LEDGER);
    private final Map<String, List<String>> listed = new HashMap<>();
    private final Map<String, TreeSet<String>> differences = new TreeMap<>();
    private final TreeSet<String> held = new TreeSet<>();
    private int answers;

    @BeforeAll
    static void runAnAnalysis() {
        var begun = LEDGER.as("leader").post("/api/what-if", "{\"law\":\"OFF\"}");
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> LEDGER.as("leader")
                                .get("/api/what-if/" + begun.field("id") + "/cases")
                                .status()
                        == 200);
    }

    @Test
    void givenTheSampleYear_whenEveryOperationIsRead_thenEachAnswerIsAsDescribed() throws IOException {
        int reads = 0;
        var without = new TreeSet<String>();
        for (var row : WhoMayIT.table().values()) {
            var operation = document.operation(row.method(), row.pattern());
            if (row.method().equals("GET") && operation.isPresent()) {
                reads++;
                read(operation.get(), row);
                without.add(operation.get().path());
            }
        }
        without.removeAll(held);
        System.out.printf(
                "%d operations; of %d that read, %d answered, %d times%n",
                document.operations().size(), reads, held.size(), answers);
        assertThat(differences).isEmpty();
        assertThat(without).isEqualTo(WITHOUT_CONTENT.keySet());
        assertThat(reads).isEqualTo(described());
    }

    private long described() {
        return document.operations().stream()
                .filter(one -> one.method().equals("get"))
                .count();
    }

    private void read(Operation operation, Row row) {
        var query = QUERIES.getOrDefault(operation.path(), row.query());
        if (operation.path().equals("/api/archive-package")) {
            query = "?case=" + inState(ComplaintState.ARCHIVED);
        }
        var people = WhoMayIT.peopleOf(row);
        var addresses = addresses("", "", operation.path());
        boolean json = document.mediaTypes(operation, "200").stream().anyMatch(t -> t.endsWith("json"));
        for (int i = 0; i < addresses.size(); i++) {
            var readers = json && i == 0 ? people : List.of(people.get(i % people.size()));
            for (var reader : readers) {
                hold(operation, LEDGER.as(reader).get(addresses.get(i) + query));
            }
        }
    }

    private void hold(Operation operation, Answer answer) {
        answers++;
        if (answer.status() == 200) {
            held.add(operation.path());
        }
        document.differences(operation, answer).stream()
                .map(what -> answer.status() + " " + what.replaceAll("/\\d+", "/*"))
                .forEach(what -> differences
                        .computeIfAbsent(operation.path(), path -> new TreeSet<>())
                        .add(what));
    }

    /** The addresses for a pattern; what precedes the rest has been replaced. */
    private List<String> addresses(String replaced, String address, String rest) {
        int from = rest.indexOf('{');
        if (from < 0) {
            return List.of(address + rest);
        }
        int to = rest.indexOf('}') + 1;
        var before = address + rest.substring(0, from);
        var pattern = replaced + rest.substring(0, to);
        var values = VALUES.get(rest.substring(from, to));
        var addresses = new ArrayList<String>();
        for (var value : values == null ? values(pattern, before) : values) {
            addresses.addAll(addresses(pattern, before + value, rest.substring(to)));
        }
        return addresses;
    }

    private List<String> values(String pattern, String before) {
        if (pattern.equals("/api/complaints/{id}")) {
            return CASES;
        }
        var source = SOURCES.getOrDefault(pattern, new Source("head", "", "id"));
        var list = source.list().isEmpty() ? before.replaceFirst("/$", "") : source.list();
        return listed.computeIfAbsent(
                list, all -> some(LEDGER.as(source.reader()).get(all), source));
    }

    private static String inState(ComplaintState state) {
        var cases = LEDGER.as("head").get("/api/board?size=1&state=" + state).json();
        return cases.at("/cards/0/caseId").asString("");
    }

    private static List<String> some(Answer answer, Source source) {
        var all = answer.status() == 200 ? answer.json().findValuesAsString(source.field()) : List.<String>of();
        int step = Math.max(1, all.size() / SEVERAL);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }
}
