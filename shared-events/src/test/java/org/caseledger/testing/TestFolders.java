package org.caseledger.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caseledger.reaper.Reaper;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Folders of this test process, which are gone after it, however it ends, and with them the processes that it has
 * started and the PostgreSQL servers on files in these folders.
 */
public final class TestFolders implements TempDirFactory {
    private record Root(Path path, Reaper reaper) {
        /** Those of this process, in use until it ends. */
        static final Map<Path, Root> ALL = new ConcurrentHashMap<>();

        static Root below(Path parent) {
            return ALL.computeIfAbsent(parent, Root::make);
        }

        private static Root make(Path parent) {
            try {
                var path = Files.createTempDirectory(parent, "ledger-tests-");
                // Servers of other accounts have their files below it.
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
                return new Root(path, Reaper.ofTemporary(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Path USUAL = Path.of(System.getProperty("java.io.tmpdir"));

    /** An empty folder. */
    public static Path fresh(String name) throws IOException {
        return Files.createTempDirectory(Root.below(USUAL).path(), name);
    }

    /** The same, elsewhere than temporary files usually are. */
    public static Path freshBelow(Path parent) throws IOException {
        return Files.createTempDirectory(Root.below(parent).path(), "folder");
    }

    /** A file for what a process says. */
    public static Path output(String name) throws IOException {
        return Files.createTempFile(Root.below(USUAL).path(), name, ".out");
    }

    /** A process that is killed with this one. */
    public static Process started(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        Root.below(USUAL).reaper().add(process);
        return process;
    }

    /** The folders of {@code @TempDir}. */
    @Override
    public Path createTempDirectory(AnnotatedElementContext field, ExtensionContext test) throws IOException {
        return fresh("junit");
    }
}
