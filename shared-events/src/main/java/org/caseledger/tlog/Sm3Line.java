package org.caseledger.tlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The second line of a log under a checkpoint, by a key of type {@link KeyType#SM2}: the root of a tree by SM3 of the
 * same events, and a signature of that root and of the text of the checkpoint.
 */
public final class Sm3Line {
    private Sm3Line() {}

    /**
     * The root in the line of one of these keys, if there is one; throws {@link NoteRejected} if its signature is
     * wrong.
     */
    public static Optional<Hash> root(SignedNote checkpoint, Collection<VerifierKey> keys) {
        List<VerifierKey> own =
                keys.stream().filter(key -> key.type() == KeyType.SM2).toList();
        Optional<NoteSignature> line = checkpoint.signatures().stream()
                .filter(one -> own.stream().anyMatch(key -> key.isNamedBy(one)))
                .findFirst();
        line.ifPresent(one -> checkpoint.verify(own));
        return line.map(one -> Hash.of(TreeHash.SM3, Arrays.copyOf(one.signature(), Hash.LENGTH)));
    }

    /** What is signed, of the text and of what begins with the root. */
    static byte[] message(String text, byte[] line) {
        return "sm3-tree/v1\nroot %s\n%s"
                .formatted(Base64Text.of(Arrays.copyOf(line, Hash.LENGTH)), text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The signature behind the root. */
    static byte[] signature(byte[] line) {
        return Arrays.copyOfRange(line, Hash.LENGTH, line.length);
    }
}
