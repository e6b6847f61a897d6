package org.caseledger.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import org.caseledger.text.Sha256;

/**
 * A public key that verifies note signatures. Its text is the vkey of C2SP signed-note:
 * {@code name+keyID+base64(type‖key)}.
 */
@EqualsAndHashCode(exclude = "check")
public final class VerifierKey {
    private static final HexFormat HEX = HexFormat.of();

    /** The name of the signer; for a log's key, its origin. */
    @Getter
    private final String name;

    @Getter
    private final KeyType type;

    private final byte[] raw;
    private final SignatureCheck check;
    /** The 4 bytes of the key id, as a big-endian number. */
    @Getter
    private final int id;

    VerifierKey(String name, KeyType type, byte[] raw) {
        this.name = KeyName.checked(name);
        this.type = type;
        this.raw = raw;
        this.check = switch (type) {
            case ED25519, COSIGNATURE -> Ed25519.check(raw);
            case ML_DSA_44 -> MlDsa44.check(raw);
            case SM2 -> Sm2.check(raw);
        };
        this.id = id(name, type, raw);
    }

    /** The key in a vkey; throws {@link Malformed}, also if the key id does not match the key. */
    public static VerifierKey parse(String vkey) {
        // The name contains no plus sign, the base64 after the id may contain some.
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("not a verifier key");
        }
        byte[] typed = Base64Text.bytes(parts[2]);
        KeyType type = KeyType.of(typed).orElseThrow(() -> new Malformed("a verifier key of unknown kind"));
        var key = new VerifierKey(parts[0], type, type.untyped(typed, type.keyLength()));
        if (!key.hexId().equals(parts[1])) {
            throw new Malformed("the key id is not that of the key");
        }
        return key;
    }

    /** Whether a signature claims to be of this key; it may still be wrong. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id;
    }

    boolean verifies(String text, NoteSignature signature) {
        byte[] bytes = signature.signature();
        if (bytes.length != type.signatureLength()) {
            return false;
        }
        if (type == KeyType.SM2) {
            return check.verifies(Sm3Line.message(text, bytes), Sm3Line.signature(bytes));
        }
        if (!type.isCosignature()) {
            return check.verifies(text.getBytes(StandardCharsets.UTF_8), bytes);
        }
        long time = ByteBuffer.wrap(bytes).getLong();
        return time >= 0 && verifiesCosignature(text, time, bytes);
    }

    private boolean verifiesCosignature(String text, long time, byte[] bytes) {
        try {
            return check.verifies(
                    Cosignature.message(type, name, text, time), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
        } catch (Malformed notACheckpoint) {
            return false;
        }
    }

    String hexId() {
        return HEX.toHexDigits(id);
    }

    @Override
    public String toString() {
        return name + "+" + hexId() + "+" + Base64Text.of(type.typed(raw));
    }

    private static int id(String name, KeyType type, byte[] raw) {
        var sha256 = Sha256.begin();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        return ByteBuffer.wrap(sha256.digest(type.typed(raw))).getInt();
    }
}
