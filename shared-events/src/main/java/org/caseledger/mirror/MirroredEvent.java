package org.caseledger.mirror;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.text.InstantText;
import org.caseledger.tlog.Hash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as the district stores it, what is sealed still sealed, and the code by which the district's ledger knows
 * its own events; a line of JSON in files and answers.
 */
public record MirroredEvent(StoredEvent event, byte @Nullable [] code) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NOT_HASHED = new byte[0];

    /** Its line without the newline. */
    public byte[] line() {
        var line = JSON.createObjectNode()
                .put("position", event.position())
                .put("stream", event.streamId().toString())
                .put("sequence", event.sequence())
                .put("aggregate", event.aggregateType())
                .put("type", event.type())
                .put("revision", event.revision())
                .put("payload", event.payload())
                .put("metadata", event.metadata())
                .put("id", event.eventId().toString())
                .put("recordedAt", InstantText.micros(event.recordedAt()));
        if (code != null) {
            line.put("code", Base64.getEncoder().encodeToString(code));
        }
        return JSON.writeValueAsBytes(line);
    }

    /** Throws {@link IllegalArgumentException} for any other line; its leaf hash is computed. */
    public static MirroredEvent parse(byte[] line) {
        try {
            JsonNode event = JSON.readTree(line);
            var code = event.path("code").asStringOpt();
            return new MirroredEvent(
                    new StoredEvent(
                                    number(event, "position"),
                                    UUID.fromString(text(event, "stream")),
                                    number(event, "sequence"),
                                    text(event, "aggregate"),
                                    text(event, "type"),
                                    Math.toIntExact(number(event, "revision")),
                                    Utf8.of(text(event, "payload")),
                                    Utf8.of(text(event, "metadata")),
                                    UUID.fromString(text(event, "id")),
                                    Instant.parse(text(event, "recordedAt")),
                                    NOT_HASHED)
                            .hashed(),
                    code.map(Base64.getDecoder()::decode).orElse(null));
        } catch (JacksonException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not the line of an event", e);
        }
    }

    /** The event of a line, where that is whole and has the event at this position. */
    static Optional<MirroredEvent> at(long position, byte[] line) {
        try {
            return Optional.of(parse(line)).filter(read -> read.event.position() == position);
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** The leaf of the log's tree. */
    Hash leaf() {
        return Hash.of(event.leafHash());
    }

    private static String text(JsonNode event, String name) {
        return event.path(name)
                .asStringOpt()
                .orElseThrow(() -> new IllegalArgumentException("an event without " + name));
    }

    private static long number(JsonNode event, String name) {
        var number = event.path(name).asLongOpt();
        if (number.isEmpty()) {
            throw new IllegalArgumentException("an event without " + name);
        }
        return number.getAsLong();
    }
}
