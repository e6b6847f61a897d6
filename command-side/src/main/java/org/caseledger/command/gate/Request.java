package org.caseledger.command.gate;

import java.util.Map;
import java.util.Set;
import org.caseledger.events.Actor;
import org.caseledger.events.TextOrigin;
import org.jspecify.annotations.Nullable;

/**
 * How a command was sent: under which identity, with what fingerprint of its content when the sender may repeat it, for
 * which versions of the case (null: for any; an empty set: for none), and from which templates its text started.
 */
public record Request(
        RequestId id,
        @Nullable String fingerprint,
        @Nullable Set<Long> expectedVersions,
        @Nullable TextOrigin origin) {
    /** The key of the fingerprint of its content in the metadata. */
    public static final String FINGERPRINT = "fingerprint";

    /** The key of its identity in the metadata. */
    public static final String ID = RequestId.KEY;

    /** The key of the versions that it is meant for in the metadata of a command. */
    public static final String EXPECTED_VERSIONS = "expectedVersions";

    /** A request whose texts start from no template. */
    public Request(RequestId id, @Nullable String fingerprint, @Nullable Set<Long> expectedVersions) {
        this(id, fingerprint, expectedVersions, null);
    }

    /** A request that is never repeated, on whatever version there is. */
    public static Request once() {
        return new Request(RequestId.random(), null, null);
    }

    /** The same request, whose text started from templates. */
    public Request startedFrom(@Nullable TextOrigin templates) {
        return new Request(id, fingerprint, expectedVersions, templates);
    }

    /** What is kept with every event that this request of a person leads to. */
    public Map<String, String> metadata(Actor actor) {
        var metadata = actor.toMetadata();
        metadata.put(RequestId.KEY, id.value().toString());
        if (fingerprint != null) {
            metadata.put(FINGERPRINT, fingerprint);
        }
        if (origin != null) {
            metadata.putAll(origin.toMetadata());
        }
        return metadata;
    }

    /**
     * Compares the metadata of a request with what was recorded under its identity; throws {@link RequestReused} when
     * that was a request of another content.
     */
    static void mustHaveTheSameContent(Map<String, String> request, Map<String, String> recorded) {
        var before = recorded.get(FINGERPRINT);
        if (before != null && !before.equals(request.get(FINGERPRINT))) {
            throw new RequestReused();
        }
    }
}
