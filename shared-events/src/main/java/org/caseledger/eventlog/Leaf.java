package org.caseledger.eventlog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sealed of an event: its canonical JSON (RFC 8785), with payload and metadata as SHA-256
 * of their stored bytes, so that it holds no personal data; throws {@link IllegalArgumentException}
 * for text that has no UTF-8 form or metadata that is no JSON object.
 */
public final class Leaf {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.shared();

    private Leaf() {}

    /** The canonical bytes of an event, whatever leaf hash it carries. */
    public static byte[] canonical(StoredEvent event) {
        var fields = new TreeMap<String, Object>();
        fields.put("v", 1);
        fields.put("id", event.eventId().toString());
        fields.put("position", event.position());
        fields.put("case", event.streamId().toString());
        fields.put("seq", event.sequence());
        fields.put("aggregate", event.aggregateType());
        fields.put("type", event.type());
        fields.put("rev", event.revision());
        fields.put("recordedAt", MICROS.format(event.recordedAt()));
        fields.put("payload", hex(event.payload()));
        fields.put("metadata", hex(event.metadata()));
        JsonNode metadata = object(event.metadata());
        for (String name : new String[] {"actor", "unit"}) {
            JsonNode value = metadata.get(name);
            if (value != null && value.isString()) {
                fields.put(name, value.asString());
            }
        }
        return utf8(
                fields.entrySet().stream()
                        .map(Leaf::member)
                        .collect(Collectors.joining(",", "{", "}")));
    }

    /** The Merkle leaf hash (RFC 6962 §2.1) of an event: 32 bytes. */
    public static byte[] hash(StoredEvent event) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 0);
        return sha256.digest(canonical(event));
    }

    private static JsonNode object(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("metadata is not JSON", e);
        }
        throw new IllegalArgumentException("metadata is not a JSON object");
    }

    private static String member(Map.Entry<String, Object> field) {
        String value =
                field.getValue() instanceof String text
                        ? quoted(text)
                        : field.getValue().toString();
        return quoted(field.getKey()) + ":" + value;
    }

    // RFC 8785 §3.2.2.2 asks for lower-case \\u00xx and the short escapes, which Jackson does not.
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\f' -> quoted.append("\\f");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < 0x20) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(sha256().digest(utf8(text)));
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text has half a surrogate pair", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
