package org.caseledger.api.platforms;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an object of one side is made from one of the other: the way to each of its values, with dots, and what stands
 * there: a JSON pointer ({@code /a/b}) into the other object, or else the value itself. What the other object does not
 * have is left out.
 */
record Shape(Map<String, String> fields) {
    ObjectNode of(JsonNode other) {
        var made = JsonMapper.shared().createObjectNode();
        fields.forEach((way, what) -> {
            var value = value(other, what);
            if (!isNothing(value)) {
                put(made, way, value);
            }
        });
        return made;
    }

    private static JsonNode value(JsonNode other, String what) {
        return what.startsWith("/")
                ? other.at(what)
                : JsonMapper.shared().getNodeFactory().stringNode(what);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isString() && value.stringValue().isBlank();
    }

    private static void put(ObjectNode made, String way, JsonNode value) {
        var names = way.split("\\.");
        var in = made;
        for (int i = 0; i < names.length - 1; i++) {
            in = in.withObjectProperty(names[i]);
        }
        in.set(names[names.length - 1], value);
    }

    /** Whether one of its values points to what begins so. */
    boolean asksFor(String pointer) {
        return fields.values().stream().anyMatch(what -> what.equals(pointer) || what.startsWith(pointer + "/"));
    }
}
