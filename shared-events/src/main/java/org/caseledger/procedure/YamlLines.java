package org.caseledger.procedure;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The line of each field of a YAML file; a field is named like {@code rules[3].limit.unit}. */
final class YamlLines {
    private final Map<String, Integer> lineOf = new HashMap<>();

    YamlLines(YAMLMapper mapper, byte[] yaml) {
        try (JsonParser parser = mapper.createParser(yaml)) {
            while (parser.nextToken() != null) {
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                lineOf.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
            }
        } catch (JacksonException brokenBelow) {
            // only the lines above the broken one are needed
        }
    }

    /** The line of the field or, if it is absent, of its parent; 0 for the file itself. */
    int of(String field) {
        String pointer = "/" + field.replaceAll("[\\[.]", "/").replace("]", "");
        while (!pointer.isEmpty() && !lineOf.containsKey(pointer)) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        return pointer.isEmpty() ? 0 : lineOf.get(pointer);
    }
}
