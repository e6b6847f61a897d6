package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The identity of one complaint; a plain string on the wire. That of a case of an exercise says so
 * itself: it is a UUID of version 8, which no other stream of the log has.
 */
public record CaseId(@JsonValue UUID value) {

    private static final int EXERCISE = 8;

    /** A new identity that no other case has. */
    public static CaseId random() {
        return new CaseId(TimeOrderedId.next());
    }

    /** The identity that always follows from this name. */
    public static CaseId named(String name) {
        return new CaseId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** The identity of the case as which an exercise receives a past one again. */
    public static CaseId replayed(UUID incident, CaseId source) {
        return new CaseId(ofExercise("replay/" + incident + "/" + source));
    }

    /** Whether it is a case of an exercise, which no statistic counts. */
    public boolean isExercise() {
        return isExercise(value);
    }

    /** Whether a stream of the log is a case of an exercise, or beside one. */
    public static boolean isExercise(UUID stream) {
        return stream.version() == EXERCISE;
    }

    /** The identity of a stream of exercises that always follows from this name. */
    static UUID ofExercise(String name) {
        var named = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        long high = named.getMostSignificantBits() & ~0xf000L | (long) EXERCISE << 12;
        return new UUID(high, named.getLeastSignificantBits());
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
