package org.caseledger.command.gate;

import java.util.List;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the office: its streets 镇街, and the objects of complaints that are its business; what it is called in
 * English (null: it has no such name), and whether it is closed.
 */
public record Unit(
        UnitId id,
        String name,
        UnitKind kind,
        List<String> streets,
        List<CategoryCode> lines,
        @Nullable String english,
        boolean closed) {
    /** One without an English name that is not closed. */
    public Unit(UnitId id, String name, UnitKind kind, List<String> streets, List<CategoryCode> lines) {
        this(id, name, kind, streets, lines, null, false);
    }

    /** One for every street and object. */
    public Unit(UnitId id, String name, UnitKind kind) {
        this(id, name, kind, List.of(), List.of());
    }
}
