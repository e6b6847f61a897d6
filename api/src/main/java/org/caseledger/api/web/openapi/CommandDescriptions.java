package org.caseledger.api.web.openapi;

import static io.swagger.v3.oas.models.Components.COMPONENTS_SCHEMAS_REF;
import static org.caseledger.api.web.openapi.LedgerSchemas.ofType;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.query.casefile.CaseSummary;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;

/** Describes the address of every command, from the commands themselves. */
final class CommandDescriptions {
    private static final String GENERIC = "/api/complaints/{id}/{command}";
    private static final String JSON = "application/json";

    private CommandDescriptions() {}

    static void describe(OpenAPI api) {
        var paths = api.getPaths();
        paths.remove(GENERIC);
        var receive = operation(api, ReceiveComplaint.class, false);
        withEvidence(receive, "complaint");
        paths.get("/api/complaints").setPost(receive);
        ComplaintCommands.onACase()
                .forEach(c -> paths.addPathItem(
                        "/api/complaints/{id}/" + Commands.pathOf(c), new PathItem().post(onACase(api, c))));
    }

    private static Operation onACase(OpenAPI api, Class<? extends ComplaintCommand> type) {
        var operation = operation(api, type, true);
        if (CommandWithEvidence.class.isAssignableFrom(type)) {
            withEvidence(operation, "command");
        }
        return operation;
    }

    /** Besides, the command as it is sent with its files. */
    private static void withEvidence(Operation operation, String part) {
        var content = operation.getRequestBody().getContent();
        var form = ofType("object");
        form.addProperty(part, content.get(JSON).getSchema());
        form.addProperty("evidence", ofType("array").items(ofType("string").format("binary")));
        form.setRequired(List.of(part));
        content.addMediaType("multipart/form-data", new MediaType().schema(form));
    }

    private static Operation operation(OpenAPI api, Class<? extends ComplaintCommand> type, boolean onACase) {
        var word = Commands.wordOf(type);
        var operation = new Operation()
                .addTagsItem("commands 办理")
                .operationId(type.getSimpleName())
                .summary(word.zh() + " · " + word.en())
                .description("%s: %s"
                        .formatted(names(Commands.rolesOf(type)), onACase ? names(Commands.statesOf(type)) : "–"))
                .requestBody(new RequestBody().required(true).content(json(command(api, type))));
        if (onACase) {
            operation
                    .addParametersItem(new PathParameter().name("id").schema(uuid()))
                    .addParametersItem(header("If-Match", "\"3\""));
        }
        operation.addParametersItem(header("Idempotency-Key", "2026-000123-accept"));
        return operation.responses(new ApiResponses().addApiResponse(onACase ? "200" : "201", theCaseAfterwards(api)));
    }

    private static ApiResponse theCaseAfterwards(OpenAPI api) {
        return new ApiResponse().description("CaseSummary").content(json(schema(api, CaseSummary.class)));
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(schema));
    }

    /** The address names the case, and what is signed is signed when it is sent. */
    private static Schema<?> command(OpenAPI api, Class<? extends ComplaintCommand> type) {
        var reference = schema(api, type);
        var name = reference.get$ref().substring(COMPONENTS_SCHEMAS_REF.length());
        var schema = api.getComponents().getSchemas().get(name);
        leaveOut(schema, "caseId");
        if (SigningCommand.class.isAssignableFrom(type)) {
            leaveOut(schema, "occurredAt");
        }
        return reference;
    }

    private static void leaveOut(Schema<?> schema, String property) {
        schema.getProperties().remove(property);
        if (schema.getRequired() != null) {
            schema.getRequired().remove(property);
        }
    }

    private static Schema<?> schema(OpenAPI api, Class<?> type) {
        return SpringDocAnnotationsUtils.extractSchema(api.getComponents(), type, null, null, SpecVersion.V31);
    }

    private static Schema<?> uuid() {
        return ofType("string").format("uuid");
    }

    private static HeaderParameter header(String name, String example) {
        var header = new HeaderParameter();
        header.name(name).required(false).schema(ofType("string")).example(example);
        return header;
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
