package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The id of a complaint; a plain string on the wire. The id of an exercise case is recognisable: it is a UUID of
 * version 8, which no other stream of the log has.
 */
public record CaseId(@JsonValue UUID value) {
    private static final int EXERCISE = 8;

    /** A new unique id. */
    public static CaseId random() {
        return new CaseId(TimeOrderedId.next());
    }

    /** A new unique id of a case of the same kind: an exercise case if this is one. */
    public CaseId beside() {
        return isExercise() ? new CaseId(ofExercise("beside/" + random())) : random();
    }

    /** The id derived from this name. */
    public static CaseId named(String name) {
        return new CaseId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** The id of the case by which an exercise repeats a past one. */
    public static CaseId replayed(UUID incident, CaseId source) {
        return new CaseId(ofExercise("replay/" + incident + "/" + source));
    }

    /** Whether it is an exercise case, which no statistic counts. */
    public boolean isExercise() {
        return isExercise(value);
    }

    /** Whether a stream of the log is an exercise case, or is next to one. */
    public static boolean isExercise(UUID stream) {
        return stream.version() == EXERCISE;
    }

    /** The id of an exercise stream, derived from this name. */
    static UUID ofExercise(String name) {
        var named = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        long high = named.getMostSignificantBits() & ~0xf000L | (long) EXERCISE << 12;
        return new UUID(high, named.getLeastSignificantBits());
    }

    /** The id in a text; throws {@link IllegalArgumentException} if it contains none. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CaseId of(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
