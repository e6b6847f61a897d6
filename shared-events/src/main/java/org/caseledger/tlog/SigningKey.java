package org.caseledger.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lombok.Getter;

/** A private key that signs notes, with its public verifier key. */
public final class SigningKey {
    private static final String PREFIX = "PRIVATE+KEY+";

    @Getter
    private final VerifierKey verifier;

    private final byte[] seed;
    private final UnaryOperator<byte[]> signer;

    private SigningKey(VerifierKey verifier, byte[] seed) {
        this.verifier = verifier;
        this.seed = seed;
        this.signer = switch (verifier.type()) {
            case ED25519, COSIGNATURE -> Ed25519.signer(seed);
            case ML_DSA_44 -> MlDsa44.signer(seed);
            case SM2 -> Sm2.signer(seed);
        };
    }

    /** A new key of this name, from the system's randomness. */
    public static SigningKey generate(String name, KeyType type) {
        if (type == KeyType.SM2) {
            byte[] secret = Sm2.newSecret();
            return new SigningKey(new VerifierKey(name, type, Sm2.publicKey(secret)), secret);
        }
        if (type == KeyType.ML_DSA_44) {
            byte[] seed = new byte[MlDsa44.SEED_LENGTH];
            new SecureRandom().nextBytes(seed);
            return new SigningKey(new VerifierKey(name, type, MlDsa44.publicKey(seed)), seed);
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new SigningKey(new VerifierKey(name, type, Ed25519.raw(pair.getPublic())), seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The key with this {@link #secret} and this vkey, which the JDK cannot derive from the secret; throws
     * {@link Malformed} if they do not belong together.
     */
    public static SigningKey parse(String secret, String vkey) {
        VerifierKey verifier = VerifierKey.parse(vkey);
        String head = PREFIX + verifier.name() + "+" + verifier.hexId() + "+";
        if (!secret.startsWith(head)) {
            throw new Malformed("not the private key of this verifier key");
        }
        byte[] typed = Base64Text.bytes(secret.substring(head.length()));
        if (!KeyType.of(typed).equals(Optional.of(verifier.type()))) {
            throw new Malformed("the private key is of another kind than its verifier key");
        }
        var key = new SigningKey(verifier, verifier.type().untyped(typed, Ed25519.KEY_LENGTH));
        key.requireItsVerifier();
        return key;
    }

    /** The secret, which must stay private: {@code PRIVATE+KEY+name+keyID+base64(type‖seed)}. */
    public String secret() {
        byte[] typed = verifier.type().typed(seed);
        return PREFIX + verifier.name() + "+" + verifier.hexId() + "+" + Base64Text.of(typed);
    }

    /** The signature of a note's text by a key of type {@link KeyType#ED25519}. */
    public NoteSignature sign(String text) {
        if (verifier.type() != KeyType.ED25519) {
            throw new IllegalStateException("a key for " + verifier.type());
        }
        return named(signer.apply(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The signature by SM2 of a note's text and of the root by SM3 of the same tree. */
    public NoteSignature sign(String text, Hash root) {
        if (verifier.type() != KeyType.SM2) {
            throw new IllegalStateException("a key for " + verifier.type());
        }
        byte[] signature = signer.apply(Sm3Line.message(text, root.bytes()));
        return named(ByteBuffer.allocate(Hash.LENGTH + signature.length)
                .put(root.bytes())
                .put(signature)
                .array());
    }

    /** The signature of a witness, by a key of its kinds; throws {@link Malformed}. */
    public NoteSignature cosign(String text, Instant time) {
        if (!verifier.type().isCosignature()) {
            throw new IllegalStateException("a key for " + verifier.type());
        }
        byte[] signature =
                signer.apply(Cosignature.message(verifier.type(), verifier.name(), text, time.getEpochSecond()));
        return named(ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time.getEpochSecond())
                .put(signature)
                .array());
    }

    @Override
    public String toString() {
        return "[signing key of %s]".formatted(verifier);
    }

    private NoteSignature named(byte[] signature) {
        return new NoteSignature(verifier.name(), verifier.id(), signature);
    }

    private void requireItsVerifier() {
        String probe = new Checkpoint("probe", 0, Hash.OF_NOTHING).text();
        NoteSignature signature =
                switch (verifier.type()) {
                    case ED25519 -> sign(probe);
                    case COSIGNATURE, ML_DSA_44 -> cosign(probe, Instant.EPOCH);
                    case SM2 -> sign(probe, Hash.ofLeaf(TreeHash.SM3, new byte[0]));
                };
        if (!verifier.verifies(probe, signature)) {
            throw new Malformed("not the private key of this verifier key");
        }
    }
}
