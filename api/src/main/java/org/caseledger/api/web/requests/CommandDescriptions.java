package org.caseledger.api.web.requests;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.FileSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.api.web.problems.Problems;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes every command's address in the OpenAPI document, from the commands themselves. */
@Configuration
class CommandDescriptions {

    private static final String GENERIC = "/api/complaints/{id}/{command}";

    static {
        SpringDocUtils.getConfig().addSimpleTypesForParameterObject(CaseId.class, UnitId.class);
    }

    /** Never the host that a request names. */
    @Bean
    ServerBaseUrlCustomizer publicAddress(@Value("${caseledger.public-url}") String configured) {
        return (named, request) -> configured.isBlank() ? "/" : configured;
    }

    @Bean
    OpenApiCustomizer describeCommands() {
        return api -> {
            api.getInfo().title("投诉举报台账 · Complaint case ledger");
            api.schemaRequirement(
                    "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
            api.addSecurityItem(new SecurityRequirement().addList("basic"));
            var paths = api.getPaths();
            paths.remove(GENERIC);
            var receive = operation(api, ReceiveComplaint.class, false);
            withEvidence(api, receive, "complaint", ReceiveComplaint.class);
            paths.get("/api/complaints").setPost(receive);
            ComplaintCommands.onACase()
                    .forEach(
                            c ->
                                    paths.addPathItem(
                                            "/api/complaints/{id}/" + Commands.pathOf(c),
                                            new PathItem().post(onACase(api, c))));
        };
    }

    private static Operation onACase(OpenAPI api, Class<? extends ComplaintCommand> type) {
        var operation = operation(api, type, true);
        if (CommandWithEvidence.class.isAssignableFrom(type)) {
            withEvidence(api, operation, "command", type);
        }
        return operation;
    }

    /** Besides, the command as it is sent with its files. */
    private static void withEvidence(
            OpenAPI api, Operation operation, String part, Class<? extends ComplaintCommand> type) {
        var form = new ObjectSchema();
        form.addProperty(part, schema(api, type));
        form.addProperty("evidence", new ArraySchema().items(new FileSchema()));
        operation
                .getRequestBody()
                .getContent()
                .addMediaType(
                        "multipart/form-data",
                        new MediaType().schema(form.required(List.of(part))));
    }

    private static Operation operation(
            OpenAPI api, Class<? extends ComplaintCommand> type, boolean onACase) {
        var word = Commands.wordOf(type);
        var allowed = type.getAnnotation(LedgerCommand.class);
        var operation =
                new Operation()
                        .addTagsItem("commands 办理")
                        .operationId(type.getSimpleName())
                        .summary(word.zh() + " · " + word.en())
                        .description(
                                "%s: %s"
                                        .formatted(
                                                names(Commands.rolesOf(type)),
                                                onACase ? names(Commands.statesOf(type)) : "–"))
                        .requestBody(
                                new RequestBody()
                                        .required(true)
                                        .content(
                                                new Content()
                                                        .addMediaType(
                                                                "application/json",
                                                                new MediaType()
                                                                        .schema(
                                                                                schema(
                                                                                        api,
                                                                                        type)))));
        if (onACase) {
            operation
                    .addParametersItem(new PathParameter().name("id").schema(uuid()))
                    .addParametersItem(header("If-Match", "\"3\""));
        }
        operation.addParametersItem(header("Idempotency-Key", "2026-000123-accept"));
        var responses = new ApiResponses();
        responses.addApiResponse(
                onACase ? "200" : "201", new ApiResponse().description("CaseSummary"));
        Problems.STATUSES.forEach(
                status ->
                        responses.addApiResponse(
                                String.valueOf(status),
                                new ApiResponse().description("application/problem+json")));
        return operation.responses(responses);
    }

    private static Schema<?> schema(OpenAPI api, Class<? extends ComplaintCommand> type) {
        var resolved =
                ModelConverters.getInstance()
                        .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(
                (name, schema) -> {
                    if (schema.getProperties() != null) {
                        schema.getProperties().remove("caseId");
                        if (SigningCommand.class.isAssignableFrom(type)) {
                            schema.getProperties().remove("occurredAt");
                        }
                    }
                    api.getComponents().addSchemas(name, schema);
                });
        require(api, type);
        return resolved.schema;
    }

    /** What has to be there, by the same rule that checks what was sent. */
    private static void require(OpenAPI api, Class<?> type) {
        var schema = api.getComponents().getSchemas().get(type.getSimpleName());
        if (schema == null || schema.getRequired() != null) {
            return;
        }
        for (var part : type.getRecordComponents()) {
            if (RequiredParts.isRequired(part) && !part.getName().equals("caseId")) {
                schema.addRequiredItem(part.getName());
            }
            if (part.getType().isRecord()) {
                require(api, part.getType());
            }
        }
    }

    private static Schema<?> uuid() {
        return new Schema<String>().type("string").format("uuid");
    }

    private static HeaderParameter header(String name, String example) {
        var header = new HeaderParameter();
        header.name(name)
                .required(false)
                .schema(new Schema<String>().type("string"))
                .example(example);
        return header;
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
