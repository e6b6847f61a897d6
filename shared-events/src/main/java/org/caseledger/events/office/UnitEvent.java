package org.caseledger.events.office;

import java.util.List;
import java.util.UUID;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;

/** A change of a unit; this is how it is now. */
public sealed interface UnitEvent extends OfficeEvent permits UnitRecorded, UnitChanged {

    /** The kind of these streams. */
    String KIND = "unit";

    /** The unit. */
    UnitId unit();

    /** What it is called. */
    String name();

    /** What kind of unit it is. */
    UnitKind unitKind();

    /** The streets 镇街 whose complaints it handles; null for none. */
    @Nullable
    List<String> streets();

    /** The objects of complaints that are its business; null for none. */
    @Nullable
    List<CategoryCode> lines();

    /** What it is called in English; null where it has no such name. */
    @Nullable
    String english();

    /** True if it is closed: it gets no cases and no people any more; null: it is open. */
    @Nullable
    Boolean closed();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return streamOf(unit());
    }

    /** The stream of this unit. */
    static UUID streamOf(UnitId unit) {
        return OfficeEvent.streamOf(KIND, unit.value());
    }
}
