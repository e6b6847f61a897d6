package org.caseledger.events.office;

import java.util.List;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;

/** A unit changed, or was closed or opened again; this is how it is now. */
@EventType("UnitChanged")
public record UnitChanged(
        UnitId unit,
        String name,
        UnitKind unitKind,
        @Nullable List<String> streets,
        @Nullable List<CategoryCode> lines,
        String reason,
        @Nullable String english,
        @Nullable Boolean closed)
        implements UnitEvent {

    /** One without an English name that is not closed. */
    public UnitChanged(
            UnitId unit,
            String name,
            UnitKind unitKind,
            @Nullable List<String> streets,
            @Nullable List<CategoryCode> lines,
            String reason) {
        this(unit, name, unitKind, streets, lines, reason, null, null);
    }
}
