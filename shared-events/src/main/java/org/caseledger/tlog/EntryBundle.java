package org.caseledger.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Leaves as served by a log: each preceded by its length, a big-endian uint16 (C2SP tlog-tiles). */
public final class EntryBundle {
    /** The size in bytes of the longest leaf that can be served. */
    public static final int LONGEST = 0xFFFF;

    private EntryBundle() {}

    /** These leaves in sequence. */
    public static byte[] encode(List<byte[]> leaves) {
        int length = leaves.stream().mapToInt(leaf -> Short.BYTES + leaf.length).sum();
        ByteBuffer bundle = ByteBuffer.allocate(length);
        for (byte[] leaf : leaves) {
            if (leaf.length > LONGEST) {
                throw new Malformed("a leaf of %d bytes".formatted(leaf.length));
            }
            bundle.putShort((short) leaf.length).put(leaf);
        }
        return bundle.array();
    }

    /** The leaves of a bundle; throws {@link Malformed} if it is truncated. */
    public static List<byte[]> decode(byte[] bundle) {
        var leaves = new ArrayList<byte[]>();
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        while (rest.hasRemaining()) {
            int length = rest.remaining() < Short.BYTES ? LONGEST : rest.getShort() & LONGEST;
            if (length > rest.remaining()) {
                throw new Malformed("a bundle that ends within a leaf");
            }
            byte[] leaf = new byte[length];
            rest.get(leaf);
            leaves.add(leaf);
        }
        return List.copyOf(leaves);
    }
}
