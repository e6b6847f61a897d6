package org.caseledger.command.gate;

import java.util.List;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;

/** A unit of the office: its streets 镇街, and the objects of complaints that are its business. */
public record Unit(
        UnitId id, String name, UnitKind kind, List<String> streets, List<CategoryCode> lines) {

    /** One for every street and object. */
    public Unit(UnitId id, String name, UnitKind kind) {
        this(id, name, kind, List.of(), List.of());
    }
}
