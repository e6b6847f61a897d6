package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Seals the second factors of people; each opens for its person only. */
public final class FactorSeals {
    private final SecretKeySpec key;

    FactorSeals(byte[] secret) {
        this.key = Cryptography.aesKey(secret);
    }

    /** Seals a secret of the person of this user name. */
    public String seal(String username, byte[] secret) {
        var sealed = Cryptography.encrypt(key, secret, username.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(sealed);
    }

    /** Opens it; empty if it was not sealed for this person, or was changed. */
    public Optional<byte[]> open(String username, String sealed) {
        try {
            var bytes = Base64.getDecoder().decode(sealed);
            return Optional.of(Cryptography.decrypt(key, bytes, username.getBytes(UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
