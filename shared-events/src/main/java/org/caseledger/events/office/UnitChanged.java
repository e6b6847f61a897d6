package org.caseledger.events.office;

import java.util.List;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;

/** Name, kind, streets or lines of business of a unit changed; this is how they are now. */
@EventType("UnitChanged")
public record UnitChanged(
        UnitId unit,
        String name,
        UnitKind unitKind,
        @Nullable List<String> streets,
        @Nullable List<CategoryCode> lines,
        String reason)
        implements UnitEvent {}
