package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caseledger.api.security.WhoMayIT.Row;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.InterfaceDocument.Operation;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read of the sample year has the shape that the interface document describes. */
@Tag("long")
@Tag("turn-1")
class AnswersOfTheYearIT {
    private static final TestLedger LEDGER = TestLedger.sampleYear();

    /** Of a list, so many entries are opened. */
    private static final int SEVERAL = 8;

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
    private final YearAddresses year = new YearAddresses(LEDGER, SEVERAL);
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
        var query = year.query(operation.path(), row.query());
        var people = WhoMayIT.peopleOf(row);
        var addresses = year.of(operation.path());
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
}
