package org.caseledger.api.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.caseledger.api.security.YearAddresses;
import org.caseledger.api.testing.InterfaceDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The interface for programs, and its description. */
@Tag("long")
@Tag("recorded")
class RecordedInterfaceIT extends RecordedAnswers {
    @Test
    void theInterfaceIsTheRecordedOne() throws IOException {
        var described = described(ledger.as("head").get("/api-docs").json());
        hold(
                "interface",
                new YearAddresses(ledger, 1).all(InterfaceDocument.of(ledger)),
                Map.of("interface.txt", described));
    }

    /** The interface document: a line for each operation, parameter, answer and field. */
    private static String described(JsonNode document) {
        var lines = new StringBuilder();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    lines.append(method.toUpperCase()).append(' ').append(path).append('\n');
                    operation
                            .path("parameters")
                            .forEach(p -> lines.append("  ").append(p).append('\n'));
                    if (operation.has("requestBody")) {
                        lines.append("  takes ")
                                .append(operation.path("requestBody"))
                                .append('\n');
                    }
                    operation
                            .path("responses")
                            .forEachEntry((status, response) -> lines.append("  ")
                                    .append(status)
                                    .append(' ')
                                    .append(response)
                                    .append('\n'));
                }));
        document.at("/components/schemas").forEachEntry((name, schema) -> {
            lines.append(name).append(' ').append(schema.path("required")).append('\n');
            schema.path("properties")
                    .forEachEntry((field, type) -> lines.append("  ")
                            .append(field)
                            .append(' ')
                            .append(type)
                            .append('\n'));
        });
        assertThat(lines).isNotEmpty();
        return lines.toString();
    }
}
