package org.caseledger.vault;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Replaces the master key while no node runs: its file has both keys until the new one is in force,
 * which it is with the transaction of the event that records it.
 */
public final class MasterKeyReplacement {

    private final Path file;
    private final byte[] secret;
    private final Vault former;
    private final Vault next;

    /**
     * Makes a new key, for the events after a position, and writes it to the file of the present
     * one. Throws {@link VaultLocked} if that is missing.
     */
    public MasterKeyReplacement(Path file, Vault former, long after) {
        this.file = file;
        this.former = former;
        this.secret = MasterKey.announce(file, former.secret());
        this.next = former.next(secret, after);
    }

    /** The vault under the new key. */
    public Vault next() {
        return next;
    }

    /** Puts the new key in force, and all that was made under the former one under it. */
    public void write(Connection connection, List<UnderMasterKey> others) throws SQLException {
        next.takeOver(connection, former);
        for (UnderMasterKey each : others) {
            each.makeAnew(connection, former, next);
        }
    }

    /** Takes the former key out of the file, once the transaction is committed. */
    public void finish() {
        MasterKey.keep(file, secret);
    }
}
