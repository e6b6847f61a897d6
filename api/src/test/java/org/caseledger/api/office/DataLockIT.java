package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockIT {
    @TempDir
    Path directory;

    @Test
    void aSecondLedgerOnTheSameData_isToldWhichOneRuns() throws IOException {
        DataDirectory data = DataDirectory.open(directory);
        try (DataLock lock = DataLock.take(data)) {
            lock.announce("http://127.0.0.1:8080/");

            assertThatThrownBy(() -> DataLock.take(data))
                    .isInstanceOfSatisfying(
                            LabelledException.class,
                            obstacle -> assertThat(obstacle.zh())
                                    .contains("已在运行")
                                    .contains(ProcessHandle.current().pid() + "")
                                    .contains("http://127.0.0.1:8080/"));
        }
        DataLock.take(data).close();
    }

    @Test
    void theDirectory_isForItsOwnerOnly() throws IOException {
        DataDirectory data = DataDirectory.open(directory.resolve("a/b"));

        for (Path made : new Path[] {data.root(), data.keys(), data.imports()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aDirectoryThatCannotBe_isRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("--data");
    }
}
