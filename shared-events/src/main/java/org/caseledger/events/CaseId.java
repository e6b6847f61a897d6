package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The identity of one complaint; a plain string on the wire. */
public record CaseId(@JsonValue UUID value) {

    /** A new identity that no other case has. */
    public static CaseId random() {
        return new CaseId(UUID.randomUUID());
    }

    /** The identity that always follows from this name. */
    public static CaseId named(String name) {
        return new CaseId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The identity that a text names; throws {@link IllegalArgumentException} when it names none.
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CaseId of(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
