package org.caseledger.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates events: beside each stands an HMAC-SHA256 of all its columns under a key that is
 * never in the database, so that whoever can write to the database adds no event that the ledger
 * accepts. The code is one byte for the version of the key, and 32 for the HMAC. Codes of the first
 * version are of position, stream, sequence and leaf hash alone.
 */
public final class EventKey {

    static final int CODE_BYTES = 33;

    private static final int OF_LEAVES = 1;
    private static final int VERSION = 2;
    private static final int PLACE_BYTES = 4 * Long.BYTES + Leaf.HASH_BYTES;
    private static final int COLUMN_BYTES = 3 * Long.BYTES + 6 * Integer.BYTES;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte @Nullable [] secret;
    // Initialised once for each version; a clone is ten times cheaper than a new one.
    private final Map<Integer, Mac> macs = new ConcurrentHashMap<>();

    private EventKey(byte @Nullable [] secret) {
        this.secret = secret;
    }

    /** The key that is derived from a secret of 32 bytes. */
    public static EventKey of(byte[] secret) {
        return new EventKey(secret.clone());
    }

    /** Where the master key is missing: everything can be read as it stands, nothing appended. */
    public static EventKey missing() {
        return new EventKey(null);
    }

    /** Whether events can be authenticated and checked here. */
    public boolean isPresent() {
        return secret != null;
    }

    /** The code of an event at its place. */
    public byte[] code(StoredEvent event) {
        return code(VERSION, event, utf8(event.payload()), utf8(event.metadata()));
    }

    /** Whether the ledger wrote this row of {@code SELECT *}; without the key, any. */
    public boolean accepts(ResultSet row) throws SQLException {
        return accepts(EventTable.Row.of(row));
    }

    /** A row of {@code SELECT *}; throws {@link ForeignEvent} unless the ledger wrote it. */
    StoredEvent event(ResultSet resultSet, int rowNumber) throws SQLException {
        var row = EventTable.Row.of(resultSet);
        if (!accepts(row)) {
            throw new ForeignEvent(row.event().position());
        }
        return row.event();
    }

    boolean accepts(EventTable.Row row) {
        byte[] code = row.code();
        if (secret == null) {
            return true;
        } else if (code == null
                || code.length != CODE_BYTES
                || row.event().leafHash().length != Leaf.HASH_BYTES) {
            return false;
        } else if (code[0] == OF_LEAVES && !isHashed(row.event())) {
            return false;
        }
        return MessageDigest.isEqual(
                code, code(code[0], row.event(), row.payload(), row.metadata()));
    }

    private static boolean isHashed(StoredEvent event) {
        try {
            return Arrays.equals(event.leafHash(), Leaf.hash(event));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] code(int version, StoredEvent event, byte[] payload, byte[] metadata) {
        try {
            var mac = (Mac) macs.computeIfAbsent(version, this::mac).clone();
            byte[] message = version == OF_LEAVES ? place(event) : all(event, payload, metadata);
            return ByteBuffer.allocate(CODE_BYTES)
                    .put((byte) version)
                    .put(mac.doFinal(message))
                    .array();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] place(StoredEvent event) {
        return putPlace(ByteBuffer.allocate(PLACE_BYTES), event).array();
    }

    /** One array, because the HMAC of several takes longer. */
    private static byte[] all(StoredEvent event, byte[] payload, byte[] metadata) {
        UUID id = event.eventId();
        Instant at = event.recordedAt();
        byte[] aggregate = utf8(event.aggregateType());
        byte[] type = utf8(event.type());
        int texts = aggregate.length + type.length + payload.length + metadata.length;
        return putPlace(ByteBuffer.allocate(PLACE_BYTES + COLUMN_BYTES + texts), event)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putInt(event.revision())
                .putInt(aggregate.length)
                .put(aggregate)
                .putInt(type.length)
                .put(type)
                .putInt(payload.length)
                .put(payload)
                .putInt(metadata.length)
                .put(metadata)
                .array();
    }

    private static ByteBuffer putPlace(ByteBuffer message, StoredEvent event) {
        UUID stream = event.streamId();
        return message.putLong(event.position())
                .putLong(stream.getMostSignificantBits())
                .putLong(stream.getLeastSignificantBits())
                .putLong(event.sequence())
                .put(event.leafHash());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Throws {@link LabelledException} where the key is missing. */
    byte[] required() {
        if (secret == null) {
            throw new LabelledException(
                    "没有主密钥，不能写入账本", "there is no master key: nothing can be recorded");
        }
        return secret;
    }

    private Mac mac(int version) {
        var label = "event authentication, version " + version;
        return keyed(keyed(required()).doFinal(utf8(label)));
    }

    private static Mac keyed(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "[event key]";
    }
}
