package org.caseledger.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a witness signs: that at a given time it has seen a checkpoint that is consistent with all
 * earlier ones.
 */
public final class Cosignature {

    private Cosignature() {}

    /**
     * The time at which the witness has seen it, to the second; throws {@link Malformed} for other
     * kinds.
     */
    public static Instant time(NoteSignature signature) {
        byte[] bytes = signature.signature();
        long seconds =
                bytes.length == KeyType.COSIGNATURE.signatureLength()
                        ? ByteBuffer.wrap(bytes).getLong()
                        : -1;
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new Malformed("not a cosignature");
        }
        return Instant.ofEpochSecond(seconds);
    }

    static byte[] message(String text, long time) {
        return "cosignature/v1\ntime %d\n%s".formatted(time, text).getBytes(StandardCharsets.UTF_8);
    }
}
