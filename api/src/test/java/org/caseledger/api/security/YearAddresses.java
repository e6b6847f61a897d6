package org.caseledger.api.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.InterfaceDocument.Operation;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.PaperKind;

/** The addresses of the interface that the sample year has: of each list so many entries. */
public final class YearAddresses {
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

    private final TestLedger ledger;
    private final int several;
    private final List<String> cases;
    private final Map<String, List<String>> listed = new HashMap<>();

    public YearAddresses(TestLedger ledger, int several) {
        this.ledger = ledger;
        this.several = several;
        // The one that a paper was issued in, and one in each of some states.
        cases = Stream.concat(
                        Stream.of(CaseId.named("demo/44").toString()),
                        Stream.of(ComplaintState.values()).map(this::inState))
                .filter(id -> !id.isEmpty())
                .limit(several == 1 ? 1 : Integer.MAX_VALUE)
                .toList();
    }

    /** Every address of the interface that is read, with the query that it needs. */
    public List<String> all(InterfaceDocument document) throws IOException {
        var all = new ArrayList<String>();
        for (var row : WhoMayIT.table().values()) {
            if (row.method().equals("GET")) {
                document.operation("GET", row.pattern())
                        .map(Operation::path)
                        .ifPresent(path -> of(path).stream()
                                .map(one -> one + query(path, row.query()))
                                .forEach(all::add));
            }
        }
        return all;
    }

    /** The addresses for a pattern as the interface document has it, without a query. */
    public List<String> of(String pattern) {
        return addresses("", "", pattern);
    }

    /** The query that an address needs, empty where it needs none. */
    public String query(String pattern, String otherwise) {
        return pattern.equals("/api/archive-package")
                ? "?case=" + inState(ComplaintState.ARCHIVED)
                : QUERIES.getOrDefault(pattern, otherwise);
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
            return cases;
        }
        var source = SOURCES.getOrDefault(pattern, new Source("head", "", "id"));
        var list = source.list().isEmpty() ? before.replaceFirst("/$", "") : source.list();
        return listed.computeIfAbsent(
                list, all -> some(ledger.as(source.reader()).get(all), source));
    }

    private String inState(ComplaintState state) {
        var cases = ledger.as("head").get("/api/board?size=1&state=" + state).json();
        return cases.at("/cards/0/caseId").asString("");
    }

    private List<String> some(Answer answer, Source source) {
        var all = answer.status() == 200 ? answer.json().findValuesAsString(source.field()) : List.<String>of();
        int step = Math.max(1, all.size() / several);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }
}
