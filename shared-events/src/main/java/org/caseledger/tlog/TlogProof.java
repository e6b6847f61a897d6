package org.caseledger.tlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A proof to store or print (C2SP tlog-proof@v1): that a leaf, counted from 0, is in the tree of a signed checkpoint;
 * {@code extra} is unsigned data added by its owner.
 */
public record TlogProof(Optional<byte[]> extra, long index, List<Hash> proof, SignedNote checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MOST_HASHES = 63;
    private static final int LONGEST = 2 * SignedNote.MOST_BYTES;

    public TlogProof {
        if (index < 0) {
            throw new Malformed("an index below 0");
        }
        proof = List.copyOf(proof);
    }

    /** Throws {@link Malformed} for any other form; verifies nothing. */
    public static TlogProof parse(String file) {
        int end = file.indexOf("\n\n");
        if (end < 0 || file.length() > LONGEST) {
            throw new Malformed("not a proof with its checkpoint");
        }
        var lines = new ArrayList<>(List.of(file.substring(0, end).split("\n", -1)));
        if (!lines.remove(0).equals(HEADER)) {
            throw new Malformed("not a proof of version 1");
        }
        Optional<byte[]> extra = Optional.empty();
        if (!lines.isEmpty() && lines.get(0).startsWith(EXTRA)) {
            extra = Optional.of(Base64Text.bytes(lines.remove(0).substring(EXTRA.length())));
        }
        if (lines.isEmpty() || !lines.get(0).startsWith(INDEX)) {
            throw new Malformed("a proof without an index");
        }
        long index = Decimal.parse(lines.remove(0).substring(INDEX.length()));
        if (lines.size() > MOST_HASHES) {
            throw new Malformed("a proof of more than %d hashes".formatted(MOST_HASHES));
        }
        return new TlogProof(
                extra, index, lines.stream().map(Hash::ofBase64).toList(), SignedNote.parse(file.substring(end + 2)));
    }

    /** The signed checkpoint; throws {@link Malformed} if the note does not contain one. */
    public Checkpoint tree() {
        return Checkpoint.parse(checkpoint.text());
    }

    /**
     * Whether this leaf is at the index of the tree; throws {@link NoteRejected} unless one of the keys has signed it
     * and none of their signatures is wrong.
     */
    public boolean verify(Hash leaf, Collection<VerifierKey> keys) {
        checkpoint.verify(keys);
        Checkpoint tree = tree();
        return Proofs.includes(index, tree.size(), leaf, proof, tree.root());
    }

    /** The content of the {@code .tlog-proof} file, to be written as UTF-8. */
    @Override
    public String toString() {
        var file = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(bytes -> file.append(EXTRA).append(Base64Text.of(bytes)).append('\n'));
        file.append(INDEX).append(index).append('\n');
        proof.forEach(hash -> file.append(hash.base64()).append('\n'));
        return file.append('\n').append(checkpoint).toString();
    }
}
