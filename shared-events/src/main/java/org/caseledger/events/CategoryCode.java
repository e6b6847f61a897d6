package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The code of an entry in the category lists of the office, such as {@code 0101}. */
public record CategoryCode(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CategoryCode {}

    @Override
    public String toString() {
        return value;
    }
}
