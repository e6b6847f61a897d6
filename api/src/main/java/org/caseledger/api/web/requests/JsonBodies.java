package org.caseledger.api.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.api.web.problems.BodyTooLargeException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what was sent into a record, strictly, and says in plain words what cannot be read. */
@Component
public final class JsonBodies {
    /** The largest body, in bytes. */
    public static final int LARGEST = 256 * 1024;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    /** The bytes of a body; throws {@link BodyTooLargeException} past {@link #LARGEST}. */
    public byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            throw new BodyTooLargeException(LARGEST);
        }
        var bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new BodyTooLargeException(LARGEST);
        }
        return bytes;
    }

    /** The record that a body holds. */
    public <T> T read(byte[] body, Class<T> type) {
        try {
            return record(object(body), type);
        } catch (JacksonException e) {
            throw explain(e, "");
        }
    }

    /** The record that a body holds, with a field that the address gives instead of the body. */
    public <T> T read(byte[] body, Class<T> type, String givenField, String givenValue) {
        try {
            var object = object(body);
            if (object.has(givenField)) {
                throw unknown(givenField, List.of());
            }
            object.put(givenField, givenValue);
            return record(object, type);
        } catch (JacksonException e) {
            throw explain(e, givenField);
        }
    }

    private ObjectNode object(byte[] body) {
        JsonNode tree = mapper.readTree(body.length == 0 ? "{}".getBytes() : body);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidInputException("", "应为一个 JSON 对象", "must be a JSON object");
    }

    private <T> T record(ObjectNode object, Class<T> type) {
        return RequiredParts.check(mapper.treeToValue(object, type));
    }

    private static InvalidInputException explain(JacksonException e, String givenField) {
        if (e instanceof StreamReadException) {
            var at = e.getLocation();
            return new InvalidInputException(
                    "",
                    "不是有效的 JSON(第%d行第%d列)",
                    "is not valid JSON (line %d, column %d)",
                    at.getLineNr(),
                    at.getColumnNr());
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .filter(name -> !name.equals(givenField))
                    .sorted()
                    .toList();
            return unknown(path(unknown), known);
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            var allowed = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            return new InvalidInputException(
                    path(format), "“%s”不是可用的值，可用：%s", "“%s” is not one of: %s", format.getValue(), allowed);
        }
        if (e instanceof InvalidFormatException format && format.getTargetType() == LocalDate.class) {
            return new InvalidInputException(path(format), "应为日期，如 2026-03-02", "must be a day like 2026-03-02");
        }
        if (e instanceof InvalidFormatException format && format.getTargetType() == BigDecimal.class) {
            return new InvalidInputException(
                    path(format),
                    "应为金额（元），最多两位小数，如 1234.50",
                    "must be an amount in yuan with at most two decimals, like 1234.50");
        }
        if (e instanceof DatabindException databind) {
            return new InvalidInputException(
                    path(databind),
                    "格式不对(时间如 2026-03-02T09:30:00+08:00)",
                    "has the wrong form (a time is like 2026-03-02T09:30:00+08:00)");
        }
        return new InvalidInputException("", "无法读取", "cannot be read");
    }

    private static InvalidInputException unknown(String field, List<String> known) {
        return known.isEmpty()
                ? new InvalidInputException(field, "不能在此给出", "cannot be given here")
                : new InvalidInputException(
                        field, "没有此项，可用：%s", "is not known; there are: %s", String.join(", ", known));
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(r -> r.getPropertyName() != null ? r.getPropertyName() : "[" + r.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
