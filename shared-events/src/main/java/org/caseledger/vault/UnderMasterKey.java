package org.caseledger.vault;

import java.sql.Connection;
import java.sql.SQLException;

/** Rows outside the vault that only the holder of the master key can make. */
@FunctionalInterface
public interface UnderMasterKey {
    /**
     * Makes under another key those that were made under the former one, or removes them if they are not worth keeping;
     * what was not made under it stays as it is, and is still reported.
     */
    void makeAnew(Connection connection, Vault former, Vault next) throws SQLException;
}
