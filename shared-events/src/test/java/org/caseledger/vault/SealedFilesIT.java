package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class SealedFilesIT {
    private static final byte[] FILE = "过期酸奶的照片".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "另一张照片".getBytes(StandardCharsets.UTF_8);

    private final DataSource database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database);
    private final CaseId caseId = CaseId.random();
    private MasterKey masterKey;
    private SealedFiles files;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        masterKey = MasterKey.openOrCreate(folder.resolve("master.key"));
        files = anotherNode();
    }

    private SealedFiles anotherNode() {
        return new SealedFiles(database, new Vault(database, Optional.of(masterKey)));
    }

    @Test
    void givenAFile_whenKept_thenThisNodeAndOthersOpenItByItsDigest() {
        var kept = files.keep(caseId, FILE, "jpg");

        assertThat(kept.sha256()).isEqualTo(files.of(caseId).get(0).sha256()).hasSize(64);
        assertThat(files.find(caseId, kept.sha256())).contains(kept);
        assertThat(kept.bytes()).isEqualTo(FILE.length);
        assertThat(files.open(caseId, kept.sha256())).hasValue(FILE);
        assertThat(anotherNode().open(caseId, kept.sha256())).hasValue(FILE);
    }

    @Test
    void givenAFile_whenKept_thenItsTableDoesNotShowIt() {
        files.keep(caseId, FILE, "jpg");

        var sealed = sql.queryForObject("SELECT sealed FROM vault.file", byte[].class);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("酸奶");
    }

    @Test
    void givenTheSameFileAgain_whenKept_thenItIsKeptOnce() {
        var once = files.keep(caseId, FILE, "jpg");

        assertThat(files.keep(caseId, FILE, "jpg")).isEqualTo(once);
        assertThat(files.of(caseId)).containsExactly(once);
    }

    @Test
    void givenTheFileOfACase_whenAnotherCaseAsks_thenItHasNone() {
        var kept = files.keep(caseId, FILE, "jpg");

        assertThat(files.find(CaseId.random(), kept.sha256())).isEmpty();
        assertThat(files.open(CaseId.random(), kept.sha256())).isEmpty();
        assertThat(files.open(caseId, "../" + kept.sha256())).isEmpty();
    }

    @Test
    void givenAFileThatWasChanged_whenOpened_thenItsSealIsBroken() {
        var kept = files.keep(caseId, FILE, "jpg");
        sql.update("UPDATE vault.file SET sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))");

        assertThatThrownBy(() -> files.open(caseId, kept.sha256())).isInstanceOf(SealBroken.class);
    }

    @Test
    void givenAFileThatWasPutInPlaceOfAnother_whenOpened_thenItsSealIsBroken() {
        var kept = files.keep(caseId, FILE, "jpg");
        var other = files.keep(caseId, OTHER, "jpg");
        sql.update("""
                UPDATE vault.file SET sealed = (SELECT sealed FROM vault.file
                                                 WHERE encode(sha256, 'hex') = ?)
                """, other.sha256());

        assertThatThrownBy(() -> files.open(caseId, kept.sha256())).isInstanceOf(SealBroken.class);
        assertThat(files.open(caseId, other.sha256())).hasValue(OTHER);
    }

    @Test
    void givenTheKeyOfTheCaseIsDestroyed_whenOpened_thenNobodyReadsIt() {
        var kept = files.keep(caseId, FILE, "jpg");
        sql.update("DELETE FROM vault.case_key");

        assertThatThrownBy(() -> anotherNode().open(caseId, kept.sha256())).isInstanceOf(KeyDestroyed.class);
    }
}
