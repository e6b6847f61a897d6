package org.caseledger.api.web.openapi;

import static org.caseledger.api.web.openapi.LedgerSchemas.ofType;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/**
 * Names each operation after its controller, or the name that this gives itself, and method, such as
 * {@code boardCases}, and gives the media types of files, from {@link FileResponse} or what the mapping produces.
 */
final class OperationDescriptions implements GlobalOperationComponentsCustomizer {
    private static final String JSON = "application/json";

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod method) {
        operation.setOperationId(name(method));
        if (operation.getParameters() != null) {
            // It need not be a parameter: the media types of the answers cover it.
            operation.getParameters().removeIf(one -> HttpHeaders.ACCEPT.equals(one.getName()));
            // Springdoc takes a constant of a question for a part of it.
            operation.getParameters().removeIf(one -> one.getName().contains("."));
            // A time of an address may be a day.
            operation.getParameters().stream()
                    .map(Parameter::getSchema)
                    .filter(schema -> schema != null && "date-time".equals(schema.getFormat()))
                    .forEach(schema -> schema.setFormat(null));
        }
        var response = operation.getResponses().get("200");
        if (response != null) {
            var file = method.getMethodAnnotation(FileResponse.class);
            if (file != null) {
                response.setContent(content(file, components));
            } else if (response.getContent() == null) {
                var produced = produced(method);
                response.setContent(produced.length == 0 ? null : add(new Content(), produced));
            } else {
                response.getContent().forEach(OperationDescriptions::describe);
            }
        }
        return operation;
    }

    private static String name(HandlerMethod method) {
        var type = method.getBeanType();
        var named = AnnotatedElementUtils.findMergedAnnotation(type, RestController.class);
        var controller = named == null || named.value().isEmpty()
                ? type.getSimpleName().replaceFirst("Controller$", "")
                : named.value();
        return StringUtils.uncapitalize(controller)
                + StringUtils.capitalize(method.getMethod().getName());
    }

    /** Never asked, since it is also asked with the components. */
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        return operation;
    }

    private static String[] produced(HandlerMethod method) {
        return Objects.requireNonNull(
                        AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class))
                .produces();
    }

    private static Content content(FileResponse file, Components components) {
        var content = new Content();
        if (file.json() != void.class) {
            content.addMediaType(JSON, json(file.json(), components));
        }
        return add(content, file.value());
    }

    private static Content add(Content content, String[] types) {
        List.of(types).forEach(type -> content.addMediaType(type, new MediaType().schema(file(type))));
        return content;
    }

    /** An array of bytes would be Base64 within JSON; here it is the file. */
    private static void describe(String type, MediaType media) {
        if (!type.endsWith("json")) {
            media.setSchema(file(type));
        }
    }

    private static Schema<?> file(String type) {
        if (type.endsWith("json")) {
            return new JsonSchema();
        }
        boolean text = type.startsWith("text/") || type.endsWith("xml");
        return text ? ofType("string") : ofType("string").format("binary");
    }

    private static MediaType json(Class<?> type, Components components) {
        return new MediaType()
                .schema(SpringDocAnnotationsUtils.extractSchema(components, type, null, null, SpecVersion.V31));
    }
}
