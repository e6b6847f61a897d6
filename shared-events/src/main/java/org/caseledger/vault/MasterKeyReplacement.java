package org.caseledger.vault;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.eventlog.AppendsOnHold;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Replaces the master key while no node runs: its file has both keys until the new one is in force, which it is with
 * the transaction of the event that records it.
 *
 * <p>The file is written only while that transaction has the head of the log: the commit of a program that was killed
 * may be in doubt, and then either of its keys may be the one in force.
 */
public final class MasterKeyReplacement {
    private final Path file;
    private final byte[] secret;
    private final Vault former;

    @Getter
    private final Vault next;

    /** Makes a new key, for the events after a position. Throws {@link VaultLocked} if the present one is missing. */
    public MasterKeyReplacement(Path file, Vault former, long after) {
        this.file = file;
        this.former = former;
        this.secret = MasterKey.random();
        this.next = former.next(secret, after);
    }

    /**
     * Ends a replacement that was interrupted: leaves the key in force alone in the file, and nothing of a file that
     * was not finished. Throws {@link LabelledException} if it is not decided yet which key that is.
     */
    public static void settle(Path file, DataSource dataSource) {
        if (!MasterKey.isUnsettled(file)) {
            return;
        }
        try {
            AppendsOnHold.during(dataSource, () -> keepTheOneInForce(file, dataSource));
        } catch (CannotAcquireLockException e) {
            throw new LabelledException(
                    new Text(
                            "主密钥的更换曾被中断，其事务在数据库中尚未结束，无法确定哪一把在用：请等它结束后再启动",
                            "a replacement of the master key was interrupted and its transaction is still"
                                    + " open in the database, so it is unknown which key is in force: start"
                                    + " again when it has ended"),
                    e);
        }
    }

    private static Vault keepTheOneInForce(Path file, DataSource dataSource) {
        var vault = new Vault(dataSource, MasterKey.open(file));
        MasterKey.keep(file, vault.secret());
        return vault;
    }

    /**
     * Writes the new key to the file, next to the present one, and puts it in force, and all that was made under the
     * former one under it.
     */
    public void write(Connection connection, List<UnderMasterKey> others) throws SQLException {
        MasterKey.announce(file, secret, former.secret());
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
