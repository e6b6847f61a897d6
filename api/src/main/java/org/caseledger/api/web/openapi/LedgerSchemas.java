package org.caseledger.api.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * The schemas of our types, as JSpecify declares them and as they are written: what is not {@code Nullable} and always
 * written is required.
 */
final class LedgerSchemas extends ModelResolver {
    private static final String OURS = "org.caseledger.";
    private static final String NULL = "null";

    /**
     * Those of the offices that run. All write alike, and springdoc keeps one converter for all of them, that of the
     * last one to start: it asks any, and holds none that has ended.
     */
    private static final Set<JsonMapper> RUNNING = ConcurrentHashMap.newKeySet();

    LedgerSchemas(SchemaNames names) {
        super(Json31.mapper(), names);
        openapi31(true);
    }

    static void started(JsonMapper office) {
        RUNNING.add(office);
    }

    static void ended(JsonMapper office) {
        RUNNING.remove(office);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        var java = _mapper.constructType(type.getType());
        if (JsonNode.class.isAssignableFrom(java.getRawClass())) {
            return new JsonSchema();
        }
        Schema<?> schema = super.resolve(type, context, next);
        if (java.getRawClass().getName().startsWith(OURS)) {
            var model = context.getDefinedModels().get(_typeName(java));
            if (model != null && model.getProperties() != null) {
                describe(model, java.getRawClass());
            }
        }
        return schema;
    }

    private void describe(Schema<?> model, Class<?> type) {
        var json = RUNNING.iterator().next();
        // What an unwrapped part requires is there already.
        var required = new LinkedHashSet<String>();
        if (model.getRequired() != null) {
            required.addAll(model.getRequired());
        }
        json._serializationContext().findValueSerializer(type).properties().forEachRemaining(property -> {
            if (property instanceof BeanPropertyWriter writer && describe(model, writer, json)) {
                required.add(writer.getName());
            }
        });
        model.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    /** Whether the property is required. */
    private static boolean describe(Schema<?> model, BeanPropertyWriter writer, JsonMapper json) {
        var name = writer.getName();
        var property = model.getProperties().get(name);
        if (property == null) {
            return false;
        }
        var type = typeOf(writer);
        if (isLeftOut(writer, json)) {
            model.getProperties().put(name, describe(property, type, false));
            return false;
        }
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        model.getProperties().put(name, describe(property, type, nullable));
        return !nullable;
    }

    private static boolean isLeftOut(BeanPropertyWriter writer, JsonMapper json) {
        var inclusion = writer.findPropertyInclusion(
                        json.serializationConfig(), writer.getType().getRawClass())
                .getValueInclusion();
        return inclusion != Include.ALWAYS && inclusion != Include.USE_DEFAULTS;
    }

    private static java.lang.reflect.AnnotatedType typeOf(BeanPropertyWriter writer) {
        var member = writer.getMember().getMember();
        return member instanceof Method method ? method.getAnnotatedReturnType() : ((Field) member).getAnnotatedType();
    }

    /** With what its elements or values may be. */
    private static Schema<?> describe(Schema<?> schema, java.lang.reflect.AnnotatedType type, boolean nullable) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            var arguments = parameterized.getAnnotatedActualTypeArguments();
            var last = arguments[arguments.length - 1];
            boolean mayBeNull = last.isAnnotationPresent(Nullable.class);
            if (schema.getItems() != null) {
                schema.setItems(describe(schema.getItems(), last, mayBeNull));
            } else if (schema.getAdditionalProperties() instanceof Schema<?> values) {
                schema.setAdditionalProperties(describe(values, last, mayBeNull));
            }
        }
        return nullable ? nullable(schema) : schema;
    }

    /** The same, or null. */
    static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var either = new JsonSchema();
            either.setName(schema.getName());
            either.setAnyOf(List.of(schema, ofType(NULL)));
            return either;
        }
        if (schema.getTypes() != null) {
            schema.addType(NULL);
        }
        return schema;
    }

    /** A schema of a JSON type. */
    static JsonSchema ofType(String name) {
        var schema = new JsonSchema();
        schema.addType(name);
        return schema;
    }
}
