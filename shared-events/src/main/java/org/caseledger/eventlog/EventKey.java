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
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates events: each has an HMAC-SHA256 of all its columns under a key that is never in the database, so that
 * whoever can write to the database adds no event that the ledger accepts. The code is one byte for its version, and 32
 * for the HMAC. Each secret has a version of its own, accepted only for the events of its time, and the first secret an
 * earlier one, of position, stream, sequence and leaf hash alone.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class EventKey {
    static final int CODE_BYTES = 33;

    private static final int OF_LEAVES = 1;
    private static final int PLACE_BYTES = 4 * Long.BYTES + Leaf.HASH_BYTES;
    private static final int COLUMN_BYTES = 3 * Long.BYTES + 6 * Integer.BYTES;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte @Nullable [] secret;
    private final List<Earlier> earlier;
    private final Map<Integer, MacsAtHand> macs = new ConcurrentHashMap<>();

    /** A secret of 32 bytes that was replaced, and the position of the last event under it. */
    public record Earlier(long upTo, byte[] secret) {}

    /** The key that is derived from a secret of 32 bytes. */
    public static EventKey of(byte[] secret) {
        return of(secret, List.of());
    }

    /** The key that is derived from a secret of 32 bytes, which followed on earlier ones. */
    public static EventKey of(byte[] secret, List<Earlier> earlier) {
        return new EventKey(secret.clone(), List.copyOf(earlier));
    }

    /** For a missing master key: everything can be read unchecked, nothing appended. */
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
        return ByteBuffer.allocate(CODE_BYTES)
                .put((byte) version())
                .put(hmac(version(), EventRow.of(event)))
                .array();
    }

    /** Whether the ledger wrote this row of {@code SELECT *}; without the key, any. */
    public boolean accepts(ResultSet row) throws SQLException {
        return accepts(EventRow.of(row));
    }

    /** A row of {@code SELECT *}; throws {@link ForeignEvent} unless the ledger wrote it. */
    EventRow read(ResultSet resultSet) throws SQLException {
        var row = EventRow.of(resultSet);
        if (!accepts(row)) {
            throw new ForeignEvent(row.position());
        }
        return row;
    }

    boolean accepts(EventRow row) {
        byte[] code = row.code();
        if (secret == null) {
            return true;
        } else if (code == null || code.length != CODE_BYTES || row.leafHash().length != Leaf.HASH_BYTES) {
            return false;
        }
        int version = Byte.toUnsignedInt(code[0]);
        return isOfItsTime(version, row.position())
                && (version != OF_LEAVES || isHashed(row.event()))
                && MessageDigest.isEqual(Arrays.copyOfRange(code, 1, CODE_BYTES), hmac(version, row));
    }

    /** The code of a count: of what its stream is after the event at its last position. */
    byte[] code(StreamCount count) {
        return ByteBuffer.allocate(CODE_BYTES)
                .put((byte) version())
                .put(hmac(version(), message(count)))
                .array();
    }

    /** Whether the ledger made this count; without the key, any. */
    public boolean accepts(StreamCount count) {
        byte[] code = count.code();
        if (secret == null) {
            return true;
        } else if (code == null || code.length != CODE_BYTES) {
            return false;
        }
        int version = Byte.toUnsignedInt(code[0]);
        return version != OF_LEAVES
                && isOfItsTime(version, count.last())
                && MessageDigest.isEqual(Arrays.copyOfRange(code, 1, CODE_BYTES), hmac(version, message(count)));
    }

    /** Throws {@link ForeignEvent} unless so many events up to a position are all that the ledger wrote to a stream. */
    void requireWhole(UUID stream, @Nullable StreamCount count, long length, long last) {
        if (count == null ? length > 0 : !accepts(count)) {
            throw ForeignEvent.uncounted(stream);
        } else if (count != null && length < count.length()) {
            throw ForeignEvent.missing(stream, length);
        } else if (count != null && (length > count.length() || last != count.last())) {
            throw ForeignEvent.uncounted(stream);
        }
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

    private byte[] hmac(int version, EventRow row) {
        return hmac(version, version == OF_LEAVES ? place(row) : all(row));
    }

    private byte[] hmac(int version, byte[] message) {
        return macs.computeIfAbsent(version, v -> new MacsAtHand(mac(v))).of(message);
    }

    /** Shorter than that of any event. */
    private static byte[] message(StreamCount count) {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(count.id().getMostSignificantBits())
                .putLong(count.id().getLeastSignificantBits())
                .putLong(count.length())
                .putLong(count.last())
                .array();
    }

    private static byte[] place(EventRow row) {
        return putPlace(ByteBuffer.allocate(PLACE_BYTES), row).array();
    }

    /** One array, because the HMAC of several takes longer. */
    private static byte[] all(EventRow row) {
        UUID id = row.eventId();
        Instant at = row.recordedAt();
        byte[] aggregate = row.aggregateType();
        byte[] type = row.type();
        int texts = aggregate.length + type.length + row.payload().length + row.metadata().length;
        return putPlace(ByteBuffer.allocate(PLACE_BYTES + COLUMN_BYTES + texts), row)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putInt(row.revision())
                .putInt(aggregate.length)
                .put(aggregate)
                .putInt(type.length)
                .put(type)
                .putInt(row.payload().length)
                .put(row.payload())
                .putInt(row.metadata().length)
                .put(row.metadata())
                .array();
    }

    private static ByteBuffer putPlace(ByteBuffer message, EventRow row) {
        UUID stream = row.streamId();
        return message.putLong(row.position())
                .putLong(stream.getMostSignificantBits())
                .putLong(stream.getLeastSignificantBits())
                .putLong(row.sequence())
                .put(row.leafHash());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Throws {@link LabelledException} where the key is missing. */
    byte[] required() {
        if (secret == null) {
            throw new LabelledException("没有主密钥，不能写入账本", "there is no master key: nothing can be recorded");
        }
        return secret;
    }

    private Mac mac(int version) {
        var label = "event authentication, version " + version;
        int number = secretOf(version);
        byte[] root =
                number == earlier.size() ? required() : earlier.get(number).secret();
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

    /**
     * HMACs under one key, initialised once: to make one takes longer than the code of an event. One is kept to be used
     * next; when it is in use, a copy is made.
     */
    @RequiredArgsConstructor
    static final class MacsAtHand {
        private final Mac first;
        private final AtomicReference<Mac> idle = new AtomicReference<>();

        byte[] of(byte[] message) {
            Mac mac = idle.getAndSet(null);
            if (mac == null) {
                mac = copy();
            }
            byte[] code = mac.doFinal(message);
            idle.set(mac);
            return code;
        }

        private Mac copy() {
            try {
                return (Mac) first.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
