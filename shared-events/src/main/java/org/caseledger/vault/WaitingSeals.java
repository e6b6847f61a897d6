package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Seals files that wait in the database until they are worked on, and belong to no case yet. */
public final class WaitingSeals {
    private final SecretKeySpec key;

    WaitingSeals(byte[] secret) {
        this.key = Cryptography.aesKey(secret);
    }

    /** Seals a file under a name, under which alone it opens. */
    public byte[] seal(String name, byte[] file) {
        return Cryptography.encrypt(key, file, name.getBytes(UTF_8));
    }

    /** Opens it; empty if it was not sealed under this name, or was changed. */
    public Optional<byte[]> open(String name, byte[] sealed) {
        try {
            return Optional.of(Cryptography.decrypt(key, sealed, name.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
