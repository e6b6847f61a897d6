package org.caseledger.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids ordered by their time of creation (RFC 9562, version 7): events recorded together are adjacent in an index, so
 * that a long history does not slow new events down.
 */
public final class TimeOrderedId {
    private static final int VERSION = 7;
    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final long VERSION_BITS = (long) VERSION << 12;
    private static final long RANDOM_BITS = 0x0FFFL;
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private TimeOrderedId() {}

    /** A new unique id. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The id derived from another id and a name, with the time of the other id if it has one. */
    public static UUID of(UUID origin, String name) {
        return at(origin, named(origin + name));
    }

    /** The id derived from a name, with the time of {@code hint} if that is such an id. */
    public static UUID named(String name, String hint) {
        // Only the exact written form, not every text that could be parsed as one.
        return hint.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                ? at(UUID.fromString(hint), named(name))
                : named(name);
    }

    private static UUID at(UUID origin, UUID named) {
        if (origin.version() != VERSION) {
            return named;
        }
        long high =
                origin.getMostSignificantBits() & TIME | VERSION_BITS | named.getMostSignificantBits() & RANDOM_BITS;
        return new UUID(high, named.getLeastSignificantBits());
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
