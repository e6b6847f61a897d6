package org.caseledger.query.casefile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.With;
import org.caseledger.events.Actor;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.jspecify.annotations.Nullable;

/**
 * An act on a case: by whom, when, and the contents of the event without sealed text, under the event's own names;
 * {@code part} names what it sealed.
 */
@With
public record Step(
        long position,
        long sequence,
        String type,
        Actor by,
        Occurred occurred,
        Instant recordedAt,
        Map<String, Object> facts,
        @Nullable String part) {
    static List<Step> of(CaseFile file, Map<Long, String> parts) {
        return file.done().stream()
                .map(step -> new Step(
                        step.recorded().position(),
                        step.recorded().sequence(),
                        EventCodec.nameOf(step.act().getClass()),
                        step.recorded().actor(),
                        step.act().occurred(),
                        step.recorded().recordedAt(),
                        factsOf(step.act()),
                        parts.get(step.recorded().position())))
                .toList();
    }

    // By type, not by name: a text that a later event seals can never slip through here.
    private static Map<String, Object> factsOf(Act act) {
        var facts = new LinkedHashMap<String, Object>();
        for (var component : act.getClass().getRecordComponents()) {
            if (component.getType() == Sealed.class || component.getType() == Occurred.class) {
                continue;
            }
            var value = valueOf(component, act);
            if (value != null) {
                facts.put(component.getName(), value);
            }
        }
        return facts;
    }

    private static @Nullable Object valueOf(RecordComponent component, Act act) {
        try {
            return component.getAccessor().invoke(act);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
