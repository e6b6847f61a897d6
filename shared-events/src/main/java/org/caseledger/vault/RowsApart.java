package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals rows of the office that are in no event, such as hashes of passwords, for a mirror of the log: they open with
 * the file of the master key alone, without a database.
 */
public final class RowsApart {
    private static final byte[] BOUND_TO = "rows of the office, version 1".getBytes(UTF_8);

    private RowsApart() {}

    /** Throws {@link VaultLocked} without the master key. */
    public static byte[] seal(Vault vault, byte[] rows) {
        return Cryptography.encrypt(key(vault.secret()), rows, BOUND_TO);
    }

    /** Empty if this is not the master key under which they were sealed, or they were changed. */
    public static Optional<byte[]> open(MasterKey master, byte[] sealed) {
        return master.secrets().stream()
                .flatMap(secret -> open(secret, sealed).stream())
                .findFirst();
    }

    private static Optional<byte[]> open(byte[] secret, byte[] sealed) {
        try {
            return Optional.of(Cryptography.decrypt(key(secret), sealed, BOUND_TO));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static SecretKeySpec key(byte[] secret) {
        return Cryptography.aesKey(Cryptography.subKey(secret, "rows of the office kept apart"));
    }
}
