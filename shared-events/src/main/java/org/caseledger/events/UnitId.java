package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The short code of a unit, such as {@code XIPU}; a plain string on the wire. */
public record UnitId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitId {}

    @Override
    public String toString() {
        return value;
    }
}
