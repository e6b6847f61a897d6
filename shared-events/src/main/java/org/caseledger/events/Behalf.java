package org.caseledger.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 授权代签: the leader for whom another person signs by a delegation, by login and name; kept in the metadata of the event
 * in addition to whoever signed.
 */
public record Behalf(String person, String name) {
    /** The key of the leader's login in the metadata. */
    public static final String PERSON = "behalf";

    /** The key of the leader's name in the metadata. */
    public static final String NAME = "behalfName";

    /** As metadata of an event. */
    Map<String, String> toMetadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(PERSON, person);
        metadata.put(NAME, name);
        return metadata;
    }

    /** The delegation named in an event; null for a signature in one's own name. */
    public static @Nullable Behalf of(@Nullable String person, @Nullable String name) {
        return person == null ? null : new Behalf(person, name == null ? "" : name);
    }
}
