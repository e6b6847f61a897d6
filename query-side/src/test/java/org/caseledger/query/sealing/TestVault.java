package org.caseledger.query.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseledger.testing.TestFolders;
import org.caseledger.vault.MasterKey;
import org.caseledger.vault.Vault;

/** Vaults of one office, whose master key lasts as long as the test run. */
public final class TestVault {
    private static final Path KEY_FILE = keyFile();

    private TestVault() {}

    public static Vault open(DataSource database) {
        return new Vault(database, Optional.of(MasterKey.openOrCreate(KEY_FILE)));
    }

    public static Vault locked(DataSource database) {
        return new Vault(database, Optional.empty());
    }

    private static Path keyFile() {
        try {
            var directory = TestFolders.fresh("master-key");
            directory.toFile().deleteOnExit();
            var file = directory.resolve("master.key");
            file.toFile().deleteOnExit();
            // Always the same: which texts are found alike hangs, if seldom, on the key.
            return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
