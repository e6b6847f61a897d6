package org.caseledger.command.gate;

import java.util.Map;
import java.util.UUID;
import org.caseledger.events.TimeOrderedId;

/** The identity of one request: the ids of the events it leads to follow from it. */
public record RequestId(UUID value) {
    /** The key under which metadata names the request. */
    public static final String KEY = "requestId";

    /** A request that is never repeated. */
    public static RequestId random() {
        return new RequestId(TimeOrderedId.next());
    }

    /**
     * The request that a person names by a key of their own choice; a key that is a time-ordered UUID (version 7) lets
     * what is recorded lie together.
     */
    public static RequestId named(String person, String key) {
        return new RequestId(TimeOrderedId.named(person + "\n" + key, key));
    }

    /** The request that metadata names. */
    public static RequestId of(Map<String, String> metadata) {
        var named = metadata.get(KEY);
        return named == null ? random() : new RequestId(UUID.fromString(named));
    }

    /** The id of the request's n-th event, from 0. */
    public UUID eventId(int index) {
        return TimeOrderedId.of(value, "/" + index);
    }

    /** The identity of the case that this request begins. */
    public UUID caseId() {
        return TimeOrderedId.of(value, "/case");
    }
}
