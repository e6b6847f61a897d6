package org.caseledger.events;

import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes what is {@link Official}, a text or a map of texts: sealed in an event for the log, as it is anywhere else.
 */
public final class OfficialWriter extends ValueSerializer<Object> {
    /** Seals a text that stands at a path of an event, such as {@code occurred.lateReason}. */
    @FunctionalInterface
    public interface Sealing {
        String seal(String path, String text);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializationContext context) {
        var sealing = (Sealing) context.getAttribute(Sealing.class);
        if (value instanceof Map<?, ?> texts) {
            var path = path(json.streamWriteContext());
            json.writeStartObject();
            texts.forEach(
                    (key, text) -> json.writeStringProperty(key.toString(), sealed(sealing, path, text.toString())));
            json.writeEndObject();
        } else {
            json.writeString(sealed(sealing, path(json.streamWriteContext()), value.toString()));
        }
    }

    private static String sealed(@Nullable Sealing sealing, String path, String text) {
        return sealing == null ? text : sealing.seal(path, text);
    }

    private static String path(TokenStreamContext at) {
        var names = new ArrayDeque<String>();
        for (var here = at; here != null; here = here.getParent()) {
            if (here.inObject()) {
                names.addFirst(here.currentName());
            }
        }
        return String.join(".", names);
    }
}
