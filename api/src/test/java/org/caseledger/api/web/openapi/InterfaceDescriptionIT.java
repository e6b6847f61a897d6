package org.caseledger.api.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.InterfaceDocument.Operation;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.command.complaint.ComplaintCommands;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface document is complete, and a program can read it. */
class InterfaceDescriptionIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final InterfaceDocument DOCUMENT = InterfaceDocument.of(LEDGER);
    private static final JsonNode JSON = LEDGER.as("head").get("/api-docs").json();

    /** A line of docs/http.md with a command and its body. */
    private static final Pattern EXAMPLE = Pattern.compile("([a-z-]+) (\\{.*})");

    @Test
    void givenAnotherOfficeOfThisProgramHasEnded_whenDescribed_thenTheInterfaceIsDescribed() {
        try (var ledger = TestLedger.onNewDatabase()) {
            TestLedger.onNewDatabase().close();

            assertThat(ledger.as("head").get("/api-docs").status()).isEqualTo(200);
        }
    }

    @Test
    void givenEachOperation_whenItIsRefused_thenTheProblemIsDescribed() {
        for (var operation : DOCUMENT.operations()) {
            assertThat(operation.statuses()).as("%s", operation).contains("401", "403", "429", "503", "default");
            assertThat(operation.statuses().filter(status -> !status.startsWith("2")))
                    .as("%s", operation)
                    .allMatch(status ->
                            DOCUMENT.mediaTypes(operation, status).equals(List.of("application/problem+json")));
            assertThat(operation.statuses().anyMatch("404"::equals))
                    .as("%s", operation)
                    .isEqualTo(operation.path().contains("{"));
        }
    }

    @Test
    void givenEachOperation_whenItSucceeds_thenTheMediaTypesAreDescribed() {
        for (var operation : DOCUMENT.operations()) {
            var success = operation
                    .statuses()
                    .filter(status -> status.startsWith("2"))
                    .toList();
            assertThat(success).as("%s", operation).hasSize(1);
            var types = DOCUMENT.mediaTypes(operation, success.get(0));
            assertThat(types).as("%s", operation).doesNotContain("*/*");
            assertThat(types.isEmpty())
                    .as("%s", operation)
                    .isEqualTo(success.get(0).equals("204"));
        }
    }

    @Test
    void givenEachOperation_whenAMethodIsMadeOfIt_thenItHasANameOfItsOwn() {
        assertThat(DOCUMENT.operations())
                .extracting(one -> one.node().path("operationId").asString())
                .doesNotHaveDuplicates()
                .allMatch(Pattern.compile("[A-Za-z0-9]+").asMatchPredicate());
        assertThat(DOCUMENT.operations()).extracting(Operation::path).noneMatch(p -> p.contains("*"));
    }

    @Test
    void givenTheSchemas_whenTheyAreReferredTo_thenEachIsThere() {
        assertThat(JSON.findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(reference -> JSON.at(reference.substring(1)).isObject());
        assertThat(JSON.at("/components/schemas").propertyNames())
                .contains("EscalationsListed", "CategoryListsListed", "CaseBoardBoard")
                .doesNotContain("Listed", "Board");
    }

    @Test
    void givenTheExampleOfEachCommand_whenItIsSent_thenItIsAsDescribed() throws IOException {
        int examples = 0;
        for (var line : Files.readAllLines(Path.of("../docs/http.md"))) {
            var example = EXAMPLE.matcher(line);
            if (example.matches()) {
                var path = "/api/complaints/{id}/" + example.group(1);
                var command = example.group(1).equals("receive-complaint")
                        ? DOCUMENT.operation("POST", "/api/complaints")
                        : DOCUMENT.operation("POST", path);
                if (command.isPresent()) {
                    var body = JsonMapper.shared().readTree(example.group(2));
                    assertThat(DOCUMENT.differences(command.get(), body))
                            .as(line)
                            .isEmpty();
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThanOrEqualTo(ComplaintCommands.onACase().size());
    }
}
