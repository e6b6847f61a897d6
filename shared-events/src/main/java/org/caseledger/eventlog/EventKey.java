package org.caseledger.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * accepts. The code is one byte for its version, and 32 for the HMAC. Each secret has a version of
 * its own, accepted only for the events of its time, and the first secret an earlier one, of
 * position, stream, sequence and leaf hash alone.
 */
public final class EventKey {

    static final int CODE_BYTES = 33;

    private static final int OF_LEAVES = 1;
    private static final int PLACE_BYTES = 4 * Long.BYTES + Leaf.HASH_BYTES;
    private static final int COLUMN_BYTES = 3 * Long.BYTES + 6 * Integer.BYTES;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte @Nullable [] secret;
    private final List<Earlier> earlier;
    // Initialised once for each version; a clone is ten times cheaper than a new one.
    private final Map<Integer, Mac> macs = new ConcurrentHashMap<>();

    /** A secret of 32 bytes that was replaced, and the position of the last event under it. */
    public record Earlier(long upTo, byte[] secret) {}

    private EventKey(byte @Nullable [] secret, List<Earlier> earlier) {
        this.secret = secret;
        this.earlier = earlier;
    }

    /** The key that is derived from a secret of 32 bytes. */
    public static EventKey of(byte[] secret) {
        return of(secret, List.of());
    }

    /** The key that is derived from a secret of 32 bytes, which followed on earlier ones. */
    public static EventKey of(byte[] secret, List<Earlier> earlier) {
        return new EventKey(secret.clone(), List.copyOf(earlier));
    }

    /** Where the master key is missing: everything can be read as it stands, nothing appended. */
    public static EventKey missing() {
        return new EventKey(null, List.of());
    }

    /** The same key with another secret for the events after a position. */
    public EventKey next(byte[] next, long after) {
        var all = new ArrayList<>(earlier);
        all.add(new Earlier(after, required()));
        return of(next, all);
    }

    /** The secrets before the present one, in their order. */
    public List<Earlier> earlier() {
        return earlier;
    }

    /** Whether events can be authenticated and checked here. */
    public boolean isPresent() {
        return secret != null;
    }

    /** The code of an event at its place. */
    public byte[] code(StoredEvent event) {
        return code(version(), event, utf8(event.payload()), utf8(event.metadata()));
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
        }
        int version = Byte.toUnsignedInt(code[0]);
        return isOfItsTime(version, row.event().position())
                && (version != OF_LEAVES || isHashed(row.event()))
                && MessageDigest.isEqual(
                        code, code(version, row.event(), row.payload(), row.metadata()));
    }

    private int version() {
        return OF_LEAVES + 1 + earlier.size();
    }

    /** Which secret a version is of, counted from 0. */
    private static int secretOf(int version) {
        return Math.max(version - OF_LEAVES - 1, 0);
    }

    private boolean isOfItsTime(int version, long position) {
        if (version < OF_LEAVES || version > version()) {
            return false;
        }
        int number = secretOf(version);
        return (number == 0 || position > earlier.get(number - 1).upTo())
                && (number == earlier.size() || position <= earlier.get(number).upTo());
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
        int number = secretOf(version);
        byte[] root = number == earlier.size() ? required() : earlier.get(number).secret();
        return keyed(keyed(root).doFinal(utf8(label)));
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
