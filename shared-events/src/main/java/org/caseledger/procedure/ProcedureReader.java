package org.caseledger.procedure;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a procedure's YAML; of a mistake it says where it stands and what is allowed there. */
final class ProcedureReader {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .changeDefaultNullHandling(
                            nulls -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
                    .build();

    private final String fileName;

    ProcedureReader(String fileName) {
        this.fileName = fileName;
    }

    Procedure read(InputStream yaml) {
        byte[] bytes;
        try {
            bytes = yaml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Procedure procedure = YAML.readValue(bytes, Procedure.class);
            if (procedure == null) {
                throw mistake(0, "", "文件为空", "the file is empty", null);
            }
            return procedure;
        } catch (JacksonException e) {
            throw explain(e, bytes);
        }
    }

    private OfficeFileException explain(JacksonException e, byte[] yaml) {
        throw new OfficeFileException(fileName, 0, "", e.getMessage(), e.getMessage(), e);
    }

    private OfficeFileException mistake(
            int line, String field, String zh, String en, Throwable cause) {
        return new OfficeFileException(fileName, line, field, zh, en, cause);
    }
}
