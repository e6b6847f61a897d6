package org.caseledger.events.codec;

import java.time.Instant;
import org.caseledger.text.InstantText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes an instant as the library does, without its formatter. */
final class InstantWriter extends StdScalarSerializer<Instant> {
    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
        json.writeString(InstantText.of(instant));
    }
}
