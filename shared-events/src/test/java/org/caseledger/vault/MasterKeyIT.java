package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyIT {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("secrets/office/master.key");
    }

    @Test
    void givenNoFile_whenOpened_thenThereIsNoKeyAndNoneIsMade() {
        assertThat(MasterKey.open(file)).isEmpty();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void givenNoFile_whenCreated_thenOnlyItsOwnerReadsItAndItStaysTheSame() throws IOException {
        MasterKey created = MasterKey.openOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip()))
                .hasSize(32)
                .isEqualTo(created.secrets().get(0));
        assertThat(MasterKey.openOrCreate(file).secrets().get(0))
                .isEqualTo(created.secrets().get(0));
        assertThat(MasterKey.open(file).orElseThrow().secrets().get(0))
                .isEqualTo(created.secrets().get(0));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        assertThat(created).hasToString("[master key]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a key", "AAAA", "钥匙", "-----BEGIN PRIVATE KEY-----"})
    void givenAFileThatIsNoKey_whenOpened_thenItIsRefusedAndLeftAsItIs(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);

        assertThatThrownBy(() -> MasterKey.open(file))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("不是主密钥")
                .hasMessageContaining("is not a master key")
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> MasterKey.openOrCreate(file)).isInstanceOf(LabelledException.class);
        assertThat(file).hasContent(text);
    }

    @Test
    void givenAFolderInItsPlace_whenOpened_thenItSaysWhichFileCannotBeRead() throws IOException {
        Files.createDirectories(file);

        assertThatThrownBy(() -> MasterKey.open(file))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("无法读取主密钥文件")
                .hasMessageContaining(file.toString());
    }

    @Test
    void givenSeveralStartsAtOnce_whenCreated_thenAllHaveTheSameKey() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> start =
                    () -> Arrays.toString(MasterKey.openOrCreate(file).secrets().get(0));
            var starts = new ArrayList<Callable<String>>();
            for (int i = 0; i < 32; i++) {
                starts.add(start);
            }
            var keys = new HashSet<String>();
            for (var key : threads.invokeAll(starts)) {
                keys.add(key.get());
            }
            assertThat(keys).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
