package org.caseledger.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * The statement a witness signs: that at a given time it has seen a checkpoint that is consistent with all earlier
 * ones.
 */
public final class Cosignature {
    private static final int LONGEST = 255;

    private Cosignature() {}

    /** The time at which the witness has seen it, to the second; throws {@link Malformed} for other kinds. */
    public static Instant time(NoteSignature signature) {
        byte[] bytes = signature.signature();
        boolean known = Arrays.stream(KeyType.values())
                .filter(KeyType::isCosignature)
                .anyMatch(type -> type.signatureLength() == bytes.length);
        long seconds = known ? ByteBuffer.wrap(bytes).getLong() : -1;
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new Malformed("not a cosignature");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /**
     * What is signed: of Ed25519 the whole text, of ML-DSA-44 the checkpoint in it, and who signs it; throws
     * {@link Malformed} where that has none.
     */
    static byte[] message(KeyType type, String name, String text, long time) {
        return type == KeyType.ML_DSA_44
                ? subtree(name, Checkpoint.parse(text), time)
                : "cosignature/v1\ntime %d\n%s".formatted(time, text).getBytes(UTF_8);
    }

    /** The struct cosigned_message, of the tree from its first leaf. */
    private static byte[] subtree(String name, Checkpoint checkpoint, long time) {
        byte[] label = "subtree/v1\n\0".getBytes(UTF_8);
        byte[] cosigner = opaque(name);
        byte[] origin = opaque(checkpoint.origin());
        byte[] root = checkpoint.root().bytes();
        return ByteBuffer.allocate(label.length + cosigner.length + origin.length + 3 * Long.BYTES + root.length)
                .put(label)
                .put(cosigner)
                .putLong(time)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(root)
                .array();
    }

    /** After a byte with its length (RFC 8446 §3.4). */
    private static byte[] opaque(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > LONGEST) {
            throw new Malformed("a name of more than %d bytes".formatted(LONGEST));
        }
        return ByteBuffer.allocate(1 + bytes.length)
                .put((byte) bytes.length)
                .put(bytes)
                .array();
    }
}
