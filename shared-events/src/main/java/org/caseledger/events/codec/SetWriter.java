package org.caseledger.events.codec;

import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a set in the order of its elements; the iteration order of the set itself differs between programs. */
@SuppressWarnings("rawtypes")
final class SetWriter extends StdSerializer<Set> {
    SetWriter() {
        super(Set.class);
    }

    @Override
    public void serialize(Set set, JsonGenerator json, SerializationContext context) {
        json.writeStartArray();
        ((Set<?>) set).stream().sorted().forEachOrdered(e -> context.writeValue(json, e));
        json.writeEndArray();
    }
}
