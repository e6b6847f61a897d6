package org.caseledger.command;

import java.util.Map;
import org.caseledger.events.Actor;
import org.jspecify.annotations.Nullable;

/**
 * How a command was sent: under which identity, with what fingerprint of its content when the
 * sender may repeat it, and which version of the case the sender has seen.
 */
public record Request(RequestId id, @Nullable String fingerprint, @Nullable Long expectedVersion) {

    private static final String FINGERPRINT = "fingerprint";

    /** A request that nobody will repeat, on whatever version there is. */
    public static Request once() {
        return new Request(RequestId.random(), null, null);
    }

    /** What is kept with every event that this request of a person leads to. */
    public Map<String, String> metadata(Actor actor) {
        var metadata = actor.toMetadata();
        metadata.put(RequestId.KEY, id.value().toString());
        if (fingerprint != null) {
            metadata.put(FINGERPRINT, fingerprint);
        }
        return metadata;
    }

    /**
     * Lets what was recorded under this request's identity pass as what it led to; throws {@link
     * RequestReused} when it was a request of another content.
     */
    public void mustHaveLedTo(Map<String, String> metadata) {
        var before = metadata.get(FINGERPRINT);
        if (before != null && !before.equals(fingerprint)) {
            throw new RequestReused();
        }
    }
}
