package org.caseledger.command;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The identity of one request: the ids of the events it leads to follow from it. */
public record RequestId(UUID value) {

    /** The key under which metadata names the request. */
    public static final String KEY = "requestId";

    /** A request that nobody will repeat. */
    public static RequestId random() {
        return new RequestId(UUID.randomUUID());
    }

    /** The request that a person names by a key of their own choice. */
    public static RequestId named(String person, String key) {
        return new RequestId(uuid(person + "\n" + key));
    }

    /** The request that metadata names. */
    public static RequestId of(Map<String, String> metadata) {
        var named = metadata.get(KEY);
        return named == null ? random() : new RequestId(UUID.fromString(named));
    }

    /** The id of the request's n-th event, from 0. */
    public UUID eventId(int index) {
        return uuid(value + "/" + index);
    }

    /** The identity of the case that this request begins. */
    public UUID caseId() {
        return uuid(value + "/case");
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
