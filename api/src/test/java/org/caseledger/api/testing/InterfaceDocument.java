package org.caseledger.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the HTTP interface, against which answers are held. */
public final class InterfaceDocument {
    private static final String ID = "urn:caseledger:interface";
    private static final String REFERENCE = "$ref";

    private final JsonNode document;
    private final List<Operation> operations;
    private final SchemaRegistry schemas;

    /** What is answered at an address, with a method in lower case. */
    public record Operation(String method, String path, JsonNode node) {
        /** The statuses that it describes. */
        public Stream<String> statuses() {
            return node.path("responses").propertyNames().stream();
        }

        @Override
        public String toString() {
            return method.toUpperCase() + " " + path;
        }
    }

    private InterfaceDocument(JsonNode document) {
        this.document = document;
        operations = operations(document);
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of(ID, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** As a ledger describes itself, read strictly: an answer has no field but those described. */
    public static InterfaceDocument of(TestLedger ledger) {
        var answer = ledger.as("head").get("/api-docs");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var document = (ObjectNode) answer.json();
        document.put("$id", ID);
        document.at("/components/schemas").forEach(InterfaceDocument::close);
        return new InterfaceDocument(document);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put(schema.has("allOf") ? "unevaluatedProperties" : "additionalProperties", false);
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    private static List<Operation> operations(JsonNode document) {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, node) -> operations.add(new Operation(method, path, node))));
        return operations;
    }

    /** The operation at a pattern as Spring has it; none where it is not described, as pages. */
    public Optional<Operation> operation(String method, String pattern) {
        var path = pattern.replaceAll(":[^}]*}", "}").replace("**", "{path}");
        return operations().stream()
                .filter(one -> one.path().equals(path))
                .filter(one -> one.method().equalsIgnoreCase(method))
                .findFirst();
    }

    /** The media types that an operation answers with a status. */
    public List<String> mediaTypes(Operation operation, String status) {
        return List.copyOf(response(operation, status).path("content").propertyNames());
    }

    /** In what an answer differs from what its operation describes; empty when in nothing. */
    public List<String> differences(Operation operation, Answer answer) {
        var own = String.valueOf(answer.status());
        var status = operation.node().path("responses").has(own) ? own : "default";
        if (answer.status() < 300 && !status.equals(own)) {
            return List.of("status " + own + " is not described");
        }
        var type = answer.header("Content-Type").replaceFirst(";.*", "");
        var described = mediaTypes(operation, status).stream()
                .filter(one -> one.replaceFirst(";.*", "").equals(type))
                .findFirst();
        if (type.isEmpty() ? mediaTypes(operation, status).isEmpty() : described.isPresent()) {
            return described.isPresent() && type.endsWith("json")
                    ? schemaDifferences(schemaAt(operation, status, described.get()), answer.json())
                    : List.of();
        }
        return List.of("media type " + type + " is not described");
    }

    /** In what a body differs from what its operation takes as JSON. */
    public List<String> differences(Operation operation, JsonNode body) {
        return schemaDifferences(
                at(operation)
                        .append("requestBody")
                        .append("content")
                        .append("application/json")
                        .append("schema"),
                body);
    }

    private List<String> schemaDifferences(SchemaLocation at, JsonNode json) {
        return schemas.getSchema(at).validate(json).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private SchemaLocation schemaAt(Operation operation, String status, String type) {
        var responses = operation.node().path("responses");
        var shared = responses.path(status).path(REFERENCE).asString("");
        var at = shared.isEmpty() ? at(operation).append("responses").append(status) : SchemaLocation.of(ID + shared);
        return at.append("content").append(type).append("schema");
    }

    private static SchemaLocation at(Operation operation) {
        return SchemaLocation.of(ID + "#")
                .append("paths")
                .append(operation.path())
                .append(operation.method());
    }

    private JsonNode response(Operation operation, String status) {
        var response = operation.node().path("responses").path(status);
        return response.has(REFERENCE)
                ? document.at(response.path(REFERENCE).asString().substring(1))
                : response;
    }
}
