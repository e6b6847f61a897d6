package org.caseledger.api.web.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Describes the HTTP interface: its schemas, its commands, its files and its problems. */
@Configuration
class InterfaceDescription implements DisposableBean {
    static {
        SpringDocUtils.getConfig()
                .addSimpleTypesForParameterObject(CaseId.class, UnitId.class, MultipartFile.class)
                .addRequestWrapperToIgnore(LoggedIn.class, Actor.class, SentJson.class);
        ModelResolver.enumsAsRef = true;
    }

    private final SchemaNames names = new SchemaNames();
    private final JsonMapper json;

    InterfaceDescription(JsonMapper json) {
        this.json = json;
        LedgerSchemas.started(json);
    }

    @Override
    public void destroy() {
        LedgerSchemas.ended(json);
    }

    /** Never the host that a request names. */
    @Bean
    ServerBaseUrlCustomizer publicAddress(@Value("${caseledger.public-url}") String configured) {
        return (named, request) -> configured.isBlank() ? "/" : configured;
    }

    /** The first of the converters is asked last. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver ledgerSchemas() {
        return new LedgerSchemas(names);
    }

    @Bean
    GlobalOperationComponentsCustomizer describeOperations() {
        return new OperationDescriptions();
    }

    @Bean
    OpenApiCustomizer describeInterface() {
        return api -> {
            api.getInfo().title("投诉举报台账 · Complaint case ledger");
            requireLogin(api);
            CommandDescriptions.describe(api);
            nameRests(api);
            ProblemDescriptions.describe(api);
            names.requireUnique();
        };
    }

    private static void requireLogin(OpenAPI api) {
        api.schemaRequirement(
                "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        api.addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    /** OpenAPI knows no rest of a path, and tiles have several segments: {@code x001/234}. */
    private static void nameRests(OpenAPI api) {
        var paths = new Paths();
        api.getPaths().forEach((path, item) -> {
            var named = path.replace("**", "{path}");
            if (!named.equals(path)) {
                item.readOperations().forEach(one -> parameters(one, named));
            }
            paths.addPathItem(named, item);
        });
        api.setPaths(paths);
    }

    private static void parameters(Operation operation, String path) {
        operation.setParameters(new UriTemplate(path)
                .getVariableNames().stream()
                        .map(name -> new PathParameter().name(name).schema(LedgerSchemas.ofType("string")))
                        .toList());
    }
}
