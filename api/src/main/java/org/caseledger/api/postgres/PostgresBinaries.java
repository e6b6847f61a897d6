package org.caseledger.api.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this platform, unpacked once per version from the program's own jar, or copied from the
 * unpacked ones next to it.
 */
final class PostgresBinaries {
    /** The folder next to the program; unpacking takes four seconds of a first start. */
    private static final String BESIDE = "caseledger.programs";

    private PostgresBinaries() {}

    /** The directory that holds {@code bin/postgres}, named by the archive's checksum. */
    static Path unpackInto(Path parent) throws IOException {
        byte[] archive = archive();
        // Tells versions apart at each start; a digest of so much takes a second of it.
        var checksum = new CRC32();
        checksum.update(archive);
        Path ready = parent.resolve("postgresql-%08x".formatted(checksum.getValue()));
        if (Files.isDirectory(ready)) {
            return ready;
        }
        // Unpacked aside and renamed: a start that is killed half way leaves nothing that looks
        // ready.
        Path aside = Files.createTempDirectory(parent, "unpacking-");
        Optional<Path> beside = beside(ready.getFileName());
        if (beside.isPresent()) {
            FileSystemUtils.copyRecursively(beside.get(), aside);
        } else {
            unpack(archive, aside);
        }
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.move(aside, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<Path> beside(Path name) {
        return Optional.ofNullable(System.getProperty(BESIDE))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isDirectory);
    }

    private static byte[] archive() throws IOException {
        String os = System.getProperty("os.name");
        String system = os.startsWith("Mac") ? "Darwin" : os.startsWith("Windows") ? "Windows" : os;
        String arch = System.getProperty("os.arch");
        try (InputStream in =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, arch.equals("amd64") ? "x86_64" : arch)) {
            return in.readAllBytes();
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    path.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
                }
            }
        }
    }
}
