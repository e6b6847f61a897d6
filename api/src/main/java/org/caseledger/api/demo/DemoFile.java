package org.caseledger.api.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseledger.procedure.OfficeFileReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

/** A file of the sample data: texts and proportions, commands with most of their fields, courses, and stories. */
record DemoFile(
        @Nullable String name,
        Map<String, Object> values,
        Map<String, Abbreviation> commands,
        Map<String, Course> courses,
        List<CaseStory> stories) {
    private static final JsonMapper PLAIN = JsonMapper.shared();

    /** A command under a short name: what it takes, and fields of the command in terms of that. */
    record Abbreviation(
            String command, @JsonProperty("with") Map<String, String> takes, Map<String, Object> fields) {
        Abbreviation {
            takes = orNone(takes);
            fields = orNone(fields);
        }
    }

    /** Steps under a name, and what they take. */
    record Course(@JsonProperty("with") Map<String, String> takes, List<Line> steps) {
        Course {
            takes = orNone(takes);
        }
    }

    /** The steps of one case, which is played under a condition or always. */
    record CaseStory(
            @JsonProperty("case") @Nullable String name,
            @Nullable String when,
            List<Line> steps) {}

    /** A step as it stands in the file, and in which line. */
    @JsonDeserialize(using = LineReader.class)
    record Line(int number, Map<String, Object> fields) {}

    DemoFile {
        values = orNone(values);
        commands = orNone(commands);
        courses = orNone(courses);
        stories = stories == null ? List.of() : stories;
    }

    private static <V> Map<String, V> orNone(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    /** The file of that name among the resources. */
    static DemoFile resource(String name) {
        return of(name, open(name));
    }

    /** Throws {@link org.caseledger.procedure.OfficeFileException} for what is no such file. */
    static DemoFile of(String name, InputStream yaml) {
        var read = read(name, yaml, DemoFile.class);
        return new DemoFile(name, read.values, read.commands, read.courses, read.stories);
    }

    static InputStream open(String name) {
        return Objects.requireNonNull(DemoFile.class.getResourceAsStream("/demo/" + name), name);
    }

    /** A file of that form. */
    static <T> T read(String name, InputStream yaml, Class<T> as) {
        try (yaml) {
            return OfficeFileReader.ofSingleOrList(name).read(yaml, as);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of its values, of that form. */
    <T> T value(String value, Class<T> type) {
        return PLAIN.convertValue(values.get(value), type);
    }

    /** One of its values that is texts by name. */
    @SuppressWarnings("unchecked")
    Map<String, String> values(String value) {
        return value(value, LinkedHashMap.class);
    }

    static final class LineReader extends ValueDeserializer<Line> {
        @Override
        public Line deserialize(JsonParser parser, DeserializationContext context) {
            int number = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return new Line(number, Map.of(parser.getString(), true));
            }
            var fields = new LinkedHashMap<String, Object>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var field = parser.currentName();
                parser.nextToken();
                boolean branch = field.equals("then") || field.equals("else");
                fields.put(field, branch ? lines(parser, context) : value(parser, context));
            }
            return new Line(number, fields);
        }

        private List<Line> lines(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return List.of(deserialize(parser, context));
            }
            var lines = new ArrayList<Line>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                lines.add(deserialize(parser, context));
            }
            return lines;
        }

        private static Object value(JsonParser parser, DeserializationContext context) {
            return PLAIN.treeToValue(context.readTree(parser), Object.class);
        }
    }
}
