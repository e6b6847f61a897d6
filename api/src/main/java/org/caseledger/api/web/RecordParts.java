package org.caseledger.api.web;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a record by their names, in their order. */
public final class RecordParts {
    private RecordParts() {}

    static Map<String, @Nullable Object> of(Record record) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        for (var component : record.getClass().getRecordComponents()) {
            try {
                parts.put(component.getName(), component.getAccessor().invoke(record));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
        return parts;
    }
}
