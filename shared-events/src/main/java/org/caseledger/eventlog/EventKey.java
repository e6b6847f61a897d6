package org.caseledger.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates events: beside each stands an HMAC-SHA256 of its position, stream, sequence and
 * leaf hash under a key that is never in the database, so that whoever can write to the database
 * adds no event that the ledger accepts. The code is one byte for the version of the key, and 32
 * for the HMAC.
 */
public final class EventKey {

    static final int CODE_BYTES = 33;

    private static final int FIRST_VERSION = 1;
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

    byte[] code(StoredEvent event) {
        return code(event.position(), event.streamId(), event.sequence(), event.leafHash());
    }

    /** The code of an event at this place with this leaf hash. */
    public byte[] code(long position, UUID stream, long sequence, byte[] leafHash) {
        return code(FIRST_VERSION, position, stream, sequence, leafHash);
    }

    /** Whether this is the code of an event with this leaf hash; without the key, of any. */
    public boolean accepts(
            long position, UUID stream, long sequence, byte[] leafHash, byte @Nullable [] code) {
        return secret == null
                || code != null
                        && code.length == CODE_BYTES
                        && MessageDigest.isEqual(
                                code, code(code[0], position, stream, sequence, leafHash));
    }

    /** Whether the ledger wrote this event as it stands. */
    boolean accepts(StoredEvent event, byte @Nullable [] code) {
        return accepts(event.position(), event.streamId(), event.sequence(), event.leafHash(), code)
                && (secret == null || Arrays.equals(event.leafHash(), hash(event)));
    }

    private static byte @Nullable [] hash(StoredEvent event) {
        try {
            return Leaf.hash(event);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A row of {@code SELECT *}; throws {@link ForeignEvent} unless the ledger wrote it. */
    StoredEvent event(ResultSet row, int rowNumber) throws SQLException {
        StoredEvent event = EventTable.event(row, rowNumber);
        if (!accepts(event, EventTable.code(row))) {
            throw new ForeignEvent(event.position());
        }
        return event;
    }

    private byte[] code(int version, long position, UUID stream, long sequence, byte[] leafHash) {
        var message =
                ByteBuffer.allocate(4 * Long.BYTES + leafHash.length)
                        .putLong(position)
                        .putLong(stream.getMostSignificantBits())
                        .putLong(stream.getLeastSignificantBits())
                        .putLong(sequence)
                        .put(leafHash);
        try {
            var mac = (Mac) macs.computeIfAbsent(version, this::mac).clone();
            return ByteBuffer.allocate(CODE_BYTES)
                    .put((byte) version)
                    .put(mac.doFinal(message.array()))
                    .array();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
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
        return keyed(keyed(required()).doFinal(label.getBytes(StandardCharsets.UTF_8)));
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
