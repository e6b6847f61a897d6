package org.caseledger.api.web.openapi;

import static org.caseledger.api.web.openapi.LedgerSchemas.ofType;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;

/** The problems (RFC 9457) that operations answer, the same for operations of a kind. */
final class ProblemDescriptions {
    private static final String SCHEMA = "Problem";
    private static final String TEXT = "string";
    private static final String RETRY_AFTER = "Whole seconds until it may be tried again";

    private static final Map<Integer, String> WHEN = Map.of(
            400, "填写有误 · The input has errors",
            401, "未登录 · No login, or an invalid one",
            403, "无权查看或办理 · Not permitted",
            404, "没有找到 · Not found",
            409, "他人已先行办理，或尚未完成 · Another user acted first, or it is not complete",
            412, "此件已有变化 · The case is no longer at the version of If-Match",
            413, "内容过大 · The content is too large",
            422, "规则不允许 · A rule forbids this",
            429, "请求过于频繁 · Too many requests",
            503, "暂不可用 · Unavailable; try again later");

    /** Of every operation: its login is checked, and the database may be away. */
    private static final Set<Integer> ALWAYS = Set.of(401, 403, 429, 503);

    private static final Set<Integer> OF_CHANGES = Set.of(400, 409, 413, 422);

    private ProblemDescriptions() {}

    static void describe(OpenAPI api) {
        var components = api.getComponents();
        components.addSchemas(SCHEMA, schema());
        WHEN.forEach((status, when) -> components.addResponses(name(status), response(status, when)));
        components.addResponses(name("Other"), response(0, "其他问题 · Any other problem"));
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        var statuses = new TreeSet<>(ALWAYS);
        var parameters = operation.getParameters();
        if (parameters != null) {
            statuses.add(400);
            if (parameters.stream().anyMatch(one -> HttpHeaders.IF_MATCH.equals(one.getName()))) {
                statuses.add(412);
            }
        }
        if (method != HttpMethod.GET) {
            statuses.addAll(OF_CHANGES);
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        var responses = operation.getResponses();
        statuses.forEach(status -> responses.addApiResponse(String.valueOf(status), reference(name(status))));
        responses.addApiResponse("default", reference(name("Other")));
    }

    private static String name(Object status) {
        return SCHEMA + status;
    }

    private static ApiResponse reference(String name) {
        return new ApiResponse().$ref(name);
    }

    private static ApiResponse response(int status, String when) {
        var response = new ApiResponse()
                .description(when)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new JsonSchema().$ref(SCHEMA))));
        if (status == 429 || status == 503) {
            response.addHeaderObject(
                    HttpHeaders.RETRY_AFTER,
                    new Header().description(RETRY_AFTER).schema(ofType("integer")));
        }
        return response;
    }

    /** What a rule forbids has the rule, what was sent wrongly its fields. */
    private static Schema<?> schema() {
        var problem = ofType("object");
        problem.addProperty("type", ofType(TEXT).format("uri"));
        problem.addProperty("title", ofType(TEXT));
        problem.addProperty("status", ofType("integer"));
        problem.addProperty("detail", ofType(TEXT));
        problem.setRequired(List.copyOf(problem.getProperties().keySet()));
        problem.addProperty("instance", ofType(TEXT).format("uri-reference"));
        problem.addProperty("fields", ofType("object").additionalProperties(ofType(TEXT)));
        problem.addProperty("rule", ofType(TEXT));
        problem.addProperty("clause", ofType(TEXT));
        problem.addProperty("attempted", ofType(TEXT));
        problem.addProperty("state", LedgerSchemas.nullable(ofType(TEXT)));
        problem.addProperty("allowedNow", ofType("array").items(ofType(TEXT)));
        return problem;
    }
}
