package org.caseledger.api.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.api.testing.InterfaceDocument;
import org.caseledger.api.testing.InterfaceDocument.Operation;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The interface document is complete, and a program can read it. */
class InterfaceDescriptionIT {

    private static final TestLedger LEDGER = TestLedger.shared();
    private static final InterfaceDocument DOCUMENT = InterfaceDocument.of(LEDGER);
    private static final JsonNode JSON = LEDGER.as("head").get("/api-docs").json();

    @Test
    void givenEachOperation_whenItIsRefused_thenTheProblemIsDescribed() {
        for (var operation : DOCUMENT.operations()) {
            assertThat(operation.statuses())
                    .as("%s", operation)
                    .contains("401", "403", "429", "503", "default");
            assertThat(operation.statuses().filter(status -> !status.startsWith("2")))
                    .as("%s", operation)
                    .allMatch(
                            status ->
                                    DOCUMENT.mediaTypes(operation, status)
                                            .equals(List.of("application/problem+json")));
            assertThat(operation.statuses().anyMatch("404"::equals))
                    .as("%s", operation)
                    .isEqualTo(operation.path().contains("{"));
        }
    }

    @Test
    void givenEachOperation_whenItSucceeds_thenTheMediaTypesAreDescribed() {
        for (var operation : DOCUMENT.operations()) {
            var success = operation.statuses().filter(status -> status.startsWith("2")).toList();
            assertThat(success).as("%s", operation).hasSize(1);
            var types = DOCUMENT.mediaTypes(operation, success.get(0));
            assertThat(types).as("%s", operation).doesNotContain("*/*");
            assertThat(types.isEmpty()).as("%s", operation).isEqualTo(success.get(0).equals("204"));
        }
    }

    @Test
    void givenEachOperation_whenAMethodIsMadeOfIt_thenItHasANameOfItsOwn() {
        assertThat(DOCUMENT.operations())
                .extracting(one -> one.node().path("operationId").asString())
                .doesNotHaveDuplicates()
                .allMatch(Pattern.compile("[A-Za-z0-9]+").asMatchPredicate());
        assertThat(DOCUMENT.operations())
                .extracting(Operation::path)
                .noneMatch(p -> p.contains("*"));
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
}
