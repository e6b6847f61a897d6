package org.caseledger.query.checkup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.caseledger.text.Sha256;

/**
 * How a sample follows from a seed and a population, so that anybody can draw it again: of the positions of the log
 * that make up the population, those whose SHA-256 over seed and position (8 bytes, big endian) is smallest.
 */
public final class Draw {
    private static final byte[] CONTEXT = "caseledger sample v1\n".getBytes(StandardCharsets.UTF_8);

    private Draw() {}

    /** The seed of the sample whose event has this leaf hash (RFC 6962 §2.1, as signed). */
    public static byte[] seed(byte[] leafHash) {
        return sha256(CONTEXT, leafHash);
    }

    /** The positions of the sample, in the order of the log; all when there are no more. */
    public static List<Long> sample(byte[] seed, Collection<Long> population, int size) {
        record Lot(long position, byte[] hash) {}
        return population.stream()
                .map(position -> new Lot(position, sha256(seed, bytes(position))))
                .sorted(Comparator.comparing(Lot::hash, Arrays::compareUnsigned))
                .limit(size)
                .map(Lot::position)
                .sorted()
                .toList();
    }

    /** What names a population: SHA-256 (hex) over its positions in order, 8 bytes each. */
    public static String digest(Collection<Long> population) {
        var bytes = ByteBuffer.allocate(population.size() * Long.BYTES);
        population.stream().sorted().forEach(bytes::putLong);
        return HexFormat.of().formatHex(sha256(bytes.array()));
    }

    private static byte[] bytes(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    private static byte[] sha256(byte[]... parts) {
        var sha = Sha256.begin();
        for (var part : parts) {
            sha.update(part);
        }
        return sha.digest();
    }
}
