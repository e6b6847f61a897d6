package org.caseledger.events.codec;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Sealed;

/** Which parts of events are sealed under the key of their case, by event and field. */
public final class SealedParts {
    /** How what officers wrote begins where it is sealed. */
    private static final String OFFICIAL = "⟦1:";

    private final Map<String, Integer> counted = new TreeMap<>();

    private SealedParts() {}

    /** How many there are of each, such as {@code ComplaintReceived.narrative}. */
    public static Map<String, Integer> count(Collection<LedgerEvent> events) {
        var parts = new SealedParts();
        for (var event : events) {
            parts.look(EventCodec.nameOf(event.getClass()), event);
        }
        return parts.counted;
    }

    private void look(String name, Object value) {
        if (value instanceof Sealed || value instanceof String text && text.contains(OFFICIAL)) {
            counted.merge(name, 1, Integer::sum);
        } else if (value instanceof Collection<?> many) {
            many.forEach(one -> look(name, one));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> look(name, one));
        } else if (value instanceof Record one) {
            for (var part : one.getClass().getRecordComponents()) {
                look(name + "." + part.getName(), of(part, one));
            }
        }
    }

    private static Object of(RecordComponent part, Record record) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The parts of an event can be read", e);
        }
    }
}
