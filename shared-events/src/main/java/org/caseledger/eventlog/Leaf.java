package org.caseledger.eventlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.InstantText;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hashed form of an event: its canonical JSON (RFC 8785), with payload and metadata as SHA-256 of their stored
 * bytes, so that it contains no personal data. Throws {@link IllegalArgumentException} for text without a UTF-8 form or
 * metadata that is not a JSON object.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class Leaf {
    static final int HASH_BYTES = 32;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HexFormat HEX = HexFormat.of();

    // The members in the order of their names (RFC 8785 §3.2.3), up to the position.
    private final byte[] untilPosition;
    private final byte[] untilSequence;
    private final byte[] end;

    /** The metadata of events, of which each leaf repeats something. */
    record Metadata(Utf8 text, Who who, String hash) {
        static Metadata of(Utf8 text) {
            return new Metadata(text, Who.in(text.exact()), hex(text));
        }
    }

    /** The leaf of an event that has no position in the log yet. */
    static Leaf of(NewEvent event, Utf8 payload, Metadata metadata) {
        return of(event, hex(payload), metadata);
    }

    private static Leaf of(NewEvent event, String payloadHash, Metadata metadata) {
        Who who = metadata.who();
        var start = new StringBuilder("{");
        text(start, "actor", who.actor());
        start.append("\"aggregate\":");
        quote(start, event.aggregateType());
        start.append(",\"case\":\"").append(event.streamId());
        start.append("\",\"id\":\"").append(event.eventId());
        start.append("\",\"metadata\":\"").append(metadata.hash());
        start.append("\",\"payload\":\"").append(payloadHash);
        start.append("\",\"position\":");
        var end = new StringBuilder(",\"type\":");
        quote(end, event.type());
        end.append(',');
        text(end, "unit", who.unit());
        end.append("\"v\":1}");
        return new Leaf(utf8(start), utf8("\",\"rev\":" + event.revision() + ",\"seq\":"), utf8(end));
    }

    /** The canonical bytes of an event, regardless of the leaf hash it carries. */
    public static byte[] canonical(StoredEvent event) {
        return of(event).canonical(event.position(), event.sequence(), event.recordedAt());
    }

    /** The same with another digest than SHA-256 of payload and metadata. */
    public static byte[] canonical(StoredEvent event, UnaryOperator<byte[]> digest) {
        var metadata = event.metadataUtf8();
        return of(
                        plain(event),
                        HEX.formatHex(digest.apply(event.payloadUtf8().exact())),
                        new Metadata(metadata, Who.in(metadata.exact()), HEX.formatHex(digest.apply(metadata.exact()))))
                .canonical(event.position(), event.sequence(), event.recordedAt());
    }

    /** The Merkle leaf hash (RFC 6962 §2.1) of an event: 32 bytes. */
    public static byte[] hash(StoredEvent event) {
        return of(event).hash(event.position(), event.sequence(), event.recordedAt());
    }

    byte[] hash(long position, long sequence, Instant recordedAt) {
        MessageDigest sha256 = Sha256.begin();
        sha256.update((byte) 0);
        return sha256.digest(canonical(position, sequence, recordedAt));
    }

    private byte[] canonical(long position, long sequence, Instant recordedAt) {
        var bytes = new ByteArrayOutputStream(untilPosition.length + end.length + 128);
        bytes.writeBytes(untilPosition);
        bytes.writeBytes(ascii(position + ",\"recordedAt\":\"" + InstantText.micros(recordedAt)));
        bytes.writeBytes(untilSequence);
        bytes.writeBytes(ascii(Long.toString(sequence)));
        bytes.writeBytes(end);
        return bytes.toByteArray();
    }

    private static Leaf of(StoredEvent event) {
        return of(plain(event), event.payloadUtf8(), Metadata.of(event.metadataUtf8()));
    }

    private static NewEvent plain(StoredEvent event) {
        return new NewEvent(
                event.eventId(),
                event.aggregateType(),
                event.streamId(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.payload(),
                event.metadata());
    }

    /** The texts of the metadata that the leaf repeats. */
    private record Who(@Nullable String actor, @Nullable String unit) {
        static Who in(byte[] json) {
            try (JsonParser parser = JSON.createParser(json)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new IllegalArgumentException("metadata is not a JSON object");
                }
                String actor = null;
                String unit = null;
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    String text = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
                    parser.skipChildren();
                    if (name.equals("actor")) {
                        actor = text;
                    } else if (name.equals("unit")) {
                        unit = text;
                    }
                }
                if (parser.nextToken() != null) {
                    throw new IllegalArgumentException("metadata is more than a JSON object");
                }
                return new Who(actor, unit);
            } catch (JacksonException e) {
                throw new IllegalArgumentException("metadata is not JSON", e);
            }
        }
    }

    private static void text(StringBuilder into, String name, @Nullable String value) {
        if (value != null) {
            into.append('"').append(name).append("\":");
            quote(into, value);
            into.append(',');
        }
    }

    // RFC 8785 §3.2.2.2 requires lower-case \\u00xx and the short escapes, which Jackson does not
    // write.
    private static void quote(StringBuilder into, String text) {
        into.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> into.append("\\\"");
                case '\\' -> into.append("\\\\");
                case '\b' -> into.append("\\b");
                case '\t' -> into.append("\\t");
                case '\n' -> into.append("\\n");
                case '\f' -> into.append("\\f");
                case '\r' -> into.append("\\r");
                default -> {
                    if (c < 0x20) {
                        into.append("\\u%04x".formatted((int) c));
                    } else {
                        into.append(c);
                    }
                }
            }
        }
        into.append('"');
    }

    private static String hex(Utf8 text) {
        return HEX.formatHex(Sha256.begin().digest(text.exact()));
    }

    private static byte[] utf8(CharSequence chars) {
        return Utf8.of(chars.toString()).exact();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
