package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was sealed before there was a header, as it was written then, still opens. */
class FirstSealIT {
    private final DataSource database = TestDatabase.fresh();
    private final Properties stored = new Properties();
    private CaseId caseId;
    private Vault vault;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        try (var file = getClass().getResourceAsStream("/sealed/first.properties")) {
            stored.load(file);
        }
        caseId = CaseId.of(stored.getProperty("case"));
        new JdbcTemplate(database)
                .update(
                        "INSERT INTO vault.case_key (case_id, wrapped_key) VALUES (?, ?)",
                        caseId.value(),
                        bytes("wrappedKey"));
        var zeros = Base64.getEncoder().encodeToString(new byte[32]);
        var key = MasterKey.open(Files.writeString(folder.resolve("master.key"), zeros));
        vault = new Vault(database, key);
    }

    @Test
    void givenATextOfBefore_whenOpened_thenItIsRead() {
        assertThat(vault.open(caseId, new Sealed(stored.getProperty("text")))).isEqualTo("张三，13800138000");
    }

    @Test
    void givenAFileOfBefore_whenOpened_thenItIsRead() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest("过期酸奶的照片".getBytes(StandardCharsets.UTF_8));
        new JdbcTemplate(database)
                .update(
                        "INSERT INTO vault.file (case_id, sha256, suffix, bytes, sealed) VALUES (?, ?, 'jpg', 21, ?)",
                        caseId.value(),
                        digest,
                        bytes("file"));

        assertThat(new SealedFiles(database, vault).open(caseId, HexFormat.of().formatHex(digest)))
                .hasValueSatisfying(file ->
                        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("过期酸奶的照片"));
    }

    @Test
    void givenATextOfBefore_whenGivenALabelOrTakenItsHeader_thenItDoesNotOpen() {
        var labelled = new Sealed("ReplyDrafted.text:" + stored.getProperty("text"));
        var sealed = vault.seal(caseId, SealedField.DRAFT, "您好").ciphertext();
        byte[] now = Base64.getDecoder().decode(sealed.substring(sealed.lastIndexOf(':') + 1));
        var asBefore = new Sealed(Base64.getEncoder().encodeToString(Arrays.copyOfRange(now, 2, now.length)));

        assertThatThrownBy(() -> vault.open(caseId, labelled)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.open(caseId, asBefore)).isInstanceOf(SealBroken.class);
    }

    private byte[] bytes(String name) {
        return Base64.getDecoder().decode(stored.getProperty(name));
    }

    @Test
    void givenNoMasterKeyAtAll_whenOpened_thenTheVaultIsLocked() {
        var locked = new Vault(database, Optional.empty());

        assertThatThrownBy(() -> locked.open(caseId, new Sealed(stored.getProperty("text"))))
                .isInstanceOf(VaultLocked.class);
    }
}
