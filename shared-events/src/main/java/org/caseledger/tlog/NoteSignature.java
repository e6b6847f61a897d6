package org.caseledger.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/** One signature line of a note: the claimed signer, its key id, and the signature. */
public record NoteSignature(String name, int keyId, byte[] signature) {
    private static final String OPENING = "— ";

    public NoteSignature {
        KeyName.checked(name);
        if (signature.length == 0) {
            throw new Malformed("an empty signature");
        }
        signature = Base64Text.copy(signature);
    }

    /** The signature of a line without its line break; throws {@link Malformed}. */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', OPENING.length());
        if (!line.startsWith(OPENING) || space < 0) {
            throw new Malformed("not a signature line");
        }
        byte[] bytes = Base64Text.bytes(line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw new Malformed("a signature line without a signature");
        }
        return new NoteSignature(
                line.substring(OPENING.length(), space),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The line in a note, without its line break. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return OPENING + name + " " + Base64Text.of(bytes);
    }

    @Override
    public byte[] signature() {
        return Base64Text.copy(signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && keyId == that.keyId
                && name.equals(that.name)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId, Arrays.hashCode(signature));
    }
}
