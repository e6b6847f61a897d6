package org.caseledger.procedure;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.Sha256;
import tools.jackson.databind.JsonNode;

/** The contents of an office file, as one value for each name, such as {@code P9.rules.reply.limit.amount}. */
final class Contents {
    private final SortedMap<String, String> values = new TreeMap<>();

    private Contents() {}

    /** The values of what was read from a file by their names, and under the name their digest. */
    static SortedMap<String, String> of(String name, Object read) {
        var contents = new Contents();
        var text = EventCodec.writeKept(read);
        contents.add(name, EventCodec.read(text, JsonNode.class));
        contents.values.put(name, "sha256:" + Sha256.hex(text));
        return contents.values;
    }

    private void add(String name, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(part -> add(name + "." + part.getKey(), part.getValue()));
        } else if (node.isArray() && node.path(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                var id = node.path(i).path("id").asString(Integer.toString(i + 1));
                add(name + "." + id, node.path(i));
            }
        } else if (node.isArray()) {
            values.put(name, node.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        } else if (!node.isNull()) {
            values.put(name, node.asString());
        }
    }
}
