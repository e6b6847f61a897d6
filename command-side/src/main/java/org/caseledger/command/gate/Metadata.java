package org.caseledger.command.gate;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.MetaData;

/** The metadata of a message as an event keeps it. */
final class Metadata {
    private Metadata() {}

    static Map<String, String> strings(MetaData metaData) {
        var strings = new TreeMap<String, String>();
        metaData.forEach((key, value) -> {
            if (value instanceof String text) {
                strings.put(key, text);
            }
        });
        return strings;
    }
}
