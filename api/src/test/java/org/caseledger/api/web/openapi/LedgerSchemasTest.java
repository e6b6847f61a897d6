package org.caseledger.api.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.util.List;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerSchemasTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SchemaNames names = new SchemaNames();

    @BeforeAll
    static void start() {
        LedgerSchemas.started(JSON);
    }

    @AfterAll
    static void end() {
        LedgerSchemas.ended(JSON);
    }

    record Part(String name) {}

    record Sample(
            @JsonUnwrapped Text text,
            int count,
            @Nullable String reason,
            @Nullable Part part,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Part leftOut,

            List<@Nullable String> several) {
        /** Written as well, though it is not a component. */
        public boolean isLarge() {
            return count > 1;
        }
    }

    @Test
    void givenARecord_whenItIsDescribed_thenWhatMayBeNullOrMissingIsSaid() {
        var described = schemas(Sample.class);

        assertThat(described.path("LedgerSchemasTestSample")).isEqualTo(JSON.readTree("""
                                {
                                  "type": "object",
                                  "properties": {
                                    "zh": {"type": "string"},
                                    "en": {"type": "string"},
                                    "count": {"type": "integer", "format": "int32"},
                                    "reason": {"type": ["string", "null"]},
                                    "part": {
                                      "anyOf": [
                                        {"$ref": "#/components/schemas/LedgerSchemasTestPart"},
                                        {"type": "null"}
                                      ]
                                    },
                                    "leftOut": {"$ref": "#/components/schemas/LedgerSchemasTestPart"},
                                    "several": {
                                      "type": "array",
                                      "items": {"type": ["string", "null"]}
                                    },
                                    "large": {"type": "boolean"}
                                  },
                                  "required": ["count", "en", "large", "several", "zh"]
                                }
                                """));
    }

    @Test
    void givenTypesOfOneSimpleName_whenTheyAreDescribed_thenTheirNamesDiffer() {
        schemas(org.caseledger.query.statistics.Figures.class);
        schemas(org.caseledger.query.whatif.Figures.class);

        names.requireUnique();
    }

    @Test
    void givenTypesThatWouldShareAName_whenTheyAreDescribed_thenItIsRefused() {
        schemas(org.caseledger.query.sheets.Cause.class);
        schemas(org.caseledger.api.security.Cause.class);

        assertThatIllegalStateException().isThrownBy(names::requireUnique).withMessageContaining("Cause");
    }

    private JsonNode schemas(Class<?> type) {
        var converters = new ModelConverters(true);
        converters.addConverter(new LedgerSchemas(names));
        var described = converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        return JSON.readTree(Json31.pretty(described.referencedSchemas));
    }
}
