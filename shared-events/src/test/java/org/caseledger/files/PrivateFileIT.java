package org.caseledger.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileIT {
    @TempDir
    private Path folder;

    private PrivateFile file;

    @BeforeEach
    void place() {
        file = new PrivateFile(folder.resolve("secret"));
    }

    @Test
    void givenAText_whenCreatedAgain_thenTheFirstStays() throws IOException {
        file.create("first");
        file.create("second");

        assertThat(file.read()).contains("first");
        thenNothingElseIsThere();
    }

    @Test
    void givenATextThatOthersRead_whenReplaced_thenOnlyItsOwnerReadsTheNewOne() throws IOException {
        Files.writeString(file.path(), "old");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));

        file.replace("新");

        assertThat(file.read()).contains("新");
        assertThat(permissions(file.path())).isEqualTo("rw-------");
        thenNothingElseIsThere();
    }

    @Test
    void givenAFolderInItsPlace_whenReplaced_thenItFailsAndLeavesNothingBehind() throws IOException {
        Files.createDirectories(file.path().resolve("full"));

        assertThatThrownBy(() -> file.replace("text")).isInstanceOf(IOException.class);

        thenNothingElseIsThere();
    }

    @Test
    void givenAFolderOpenToAll_whenOneIsMadeInIt_thenOnlyThatOneIsItsOwners() throws IOException {
        var open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        var made = PrivateFolder.make(open.resolve("between/keys"));

        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(open)).isEqualTo("rwxr-xr-x");
        var usual = Files.createDirectory(folder.resolve("usual"));
        assertThat(permissions(made.getParent())).isEqualTo(permissions(usual));
    }

    @Test
    void givenALinkToAFolder_whenMade_thenItIsThereAlready() throws IOException {
        var target = Files.createDirectory(folder.resolve("target"));
        var link = Files.createSymbolicLink(folder.resolve("link"), target);

        assertThat(PrivateFolder.make(link)).isEqualTo(link);
        assertThat(PrivateFolder.make(link.resolve("keys"))).isDirectory();
    }

    private void thenNothingElseIsThere() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
