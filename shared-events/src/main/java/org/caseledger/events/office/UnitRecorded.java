package org.caseledger.events.office;

import java.util.List;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;

/** The office has this unit from now on. */
@EventType("UnitRecorded")
public record UnitRecorded(
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
    public UnitRecorded(
            UnitId unit,
            String name,
            UnitKind unitKind,
            @Nullable List<String> streets,
            @Nullable List<CategoryCode> lines,
            String reason) {
        this(unit, name, unitKind, streets, lines, reason, null, null);
    }
}
