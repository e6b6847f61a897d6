package org.caseledger.api.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.text.LabelledException;
import org.caseledger.vault.MasterKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which copy of the keys goes with the copy of a mirror, and when the log's key is put in place. */
class KeysOfMirrorTest {
    @TempDir
    Path place;

    private Path keys;
    private DataDirectory data;
    private int looked;

    @BeforeEach
    void prepare() throws IOException {
        keys = Files.createDirectories(place.resolve("keys"));
        data = DataDirectory.open(place.resolve("data"));
    }

    private Path kept(String name) throws IOException {
        Path own = Files.createDirectories(keys.resolve(name));
        MasterKey.openOrCreate(own.resolve("master.key"));
        Files.writeString(own.resolve("log.key"), "key of " + name);
        return own;
    }

    @Test
    void theLastKeyThatOpensTheCopyIsTaken() throws IOException {
        kept("20260301T000000.000Z");
        Path second = kept("20260302T000000.000Z");
        kept("20260303T000000.000Z");

        KeysApart.opening(keys, key -> ++looked == 2).copyMasterKeyInto(data);

        assertThat(data.masterKey()).hasSameTextualContentAs(second.resolve("master.key"));
    }

    @Test
    void withoutWhatWasSignedLastTheKeyOfTheLogIsNotPutInPlace() throws IOException {
        Path own = kept("");
        var apart = KeysApart.opening(keys, key -> true);

        assertThat(apart.copyLogKeyInto(data)).isFalse();
        assertThat(data.keys().resolve("log.key")).doesNotExist();

        Files.writeString(own.resolve("log.signed"), "signed");
        assertThat(apart.copyLogKeyInto(data)).isTrue();
        assertThat(data.keys().resolve("log.key")).hasContent("key of ");
        assertThat(data.keys().resolve("log.signed")).hasContent("signed");
    }

    @Test
    void aFolderWithoutTheKeyIsRefusedBeforeAnythingIsWritten() throws IOException {
        kept("20260301T000000.000Z");

        assertThatThrownBy(() -> KeysApart.opening(keys, key -> false))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(keys.toString());
        assertThatThrownBy(() -> KeysApart.opening(place.resolve("nowhere"), key -> true))
                .isInstanceOf(LabelledException.class);
        Files.writeString(keys.resolve("master.key"), "half");
        assertThatThrownBy(() -> KeysApart.opening(keys, key -> true))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("master.key");
    }
}
