package org.caseledger.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.caseledger.events.codec.EventCodec;

/** The golden files: the stored form of one event of every type and revision. */
public final class GoldenEvents {
    private GoldenEvents() {}

    /** The stored form of a type’s present revision. */
    public static String json(Class<? extends LedgerEvent> type) {
        var stored = EventCodec.typeOf(type);
        return json(stored.value(), stored.revision());
    }

    /** The event in the golden file of a type’s present revision. */
    public static LedgerEvent event(Class<? extends LedgerEvent> type) {
        var stored = EventCodec.typeOf(type);
        return EventCodec.read(stored.value(), stored.revision(), json(type));
    }

    /** The contents of {@code /golden/<name>-r<revision>.json}. */
    public static String json(String name, int revision) {
        var file = "/golden/%s-r%d.json".formatted(name, revision);
        try (var in = GoldenEvents.class.getResourceAsStream(file)) {
            Objects.requireNonNull(in, () -> "no golden file " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
