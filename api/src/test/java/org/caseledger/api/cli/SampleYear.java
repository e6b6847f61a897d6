package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import org.caseledger.testing.SharedClasses;
import org.springframework.util.FileSystemUtils;

/**
 * The data folder of {@code ledger demo} that has played its year and was stopped, kept in the build folder of the
 * module: playing takes longer than what a test then does with it.
 */
final class SampleYear {
    private static final Path KEPT = Path.of("target", "sample-year");

    private static boolean made;

    private SampleYear() {}

    /** Copies it to a folder, which may have PostgreSQL unpacked already. */
    static synchronized void copyTo(Path data) throws IOException, InterruptedException {
        // Two test processes may ask at once.
        try (var lock = FileChannel.open(
                        KEPT.resolveSibling("sample-year.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !made && !isCurrent()) {
                make();
            }
            made = true;
            copy(KEPT, data);
        }
    }

    /** Made today by these very jars. */
    private static boolean isCurrent() throws IOException {
        return SharedClasses.isOfJars(Ledger.class)
                && SharedClasses.isCurrent(KEPT)
                && LocalDate.ofInstant(Files.getLastModifiedTime(KEPT).toInstant(), ZoneId.systemDefault())
                        .equals(LocalDate.now());
    }

    private static void make() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(KEPT);
        var aside = KEPT.resolveSibling("sample-year.new").toAbsolutePath();
        FileSystemUtils.deleteRecursively(aside);
        var demo = LedgerProcess.start(aside, "demo", "--port", "0").awaitReady();
        assertThat(demo.stop()).as(demo.said()).isIn(0, 143);
        try (var programs = Files.newDirectoryStream(aside, "postgresql-*")) {
            for (var program : programs) {
                FileSystemUtils.deleteRecursively(program);
            }
        }
        Files.move(aside, KEPT, StandardCopyOption.ATOMIC_MOVE);
    }

    /** With the rights of each file: PostgreSQL's files and keys belong to their owner alone. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.skip(1).forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
