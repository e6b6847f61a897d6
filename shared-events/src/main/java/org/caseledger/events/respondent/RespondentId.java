package org.caseledger.events.respondent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an entry of the register of respondents; a plain string on the wire. */
public record RespondentId(@JsonValue UUID value) {
    /** The id in a text; throws {@link IllegalArgumentException} if it contains none. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RespondentId of(String text) {
        return new RespondentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
