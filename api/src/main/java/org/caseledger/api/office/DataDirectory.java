package org.caseledger.api.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What an office keeps on disk: its database, its keys, its own procedures and calendars, the
 * rejected rows of its imports. Made for its owner only (0700).
 */
public record DataDirectory(Path root) {

    /** Makes what is missing; an {@link Obstacle} when the disk does not let it. */
    public static DataDirectory open(Path root) {
        try {
            DataDirectory data = new DataDirectory(privateDirectory(root).toRealPath());
            privateDirectory(data.keys());
            privateDirectory(data.procedures());
            privateDirectory(data.calendars());
            privateDirectory(data.imports());
            return data;
        } catch (IOException e) {
            throw new Obstacle(
                    "无法使用数据目录 %s：%s。请用 --data 指定一个可写的目录。".formatted(root, e.getMessage()),
                    "cannot use the data directory %s: %s. Name a writable one with --data."
                            .formatted(root, e.getMessage()),
                    e);
        }
    }

    /** The files of the embedded PostgreSQL. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Master key and database password: the one part to keep apart from the backups. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** The key that wraps every case's key. */
    public Path masterKey() {
        return keys().resolve("master.key");
    }

    /** The password of the embedded PostgreSQL. */
    public Path databasePassword() {
        return keys().resolve("database.password");
    }

    /** Procedure files of the office's own. */
    public Path procedures() {
        return root.resolve("procedures");
    }

    /** Calendar years that the program does not bring. */
    public Path calendars() {
        return root.resolve("calendars");
    }

    /** Rejected rows of imports. */
    public Path imports() {
        return root.resolve("imports");
    }

    Path lock() {
        return root.resolve("ledger.lock");
    }

    /** Writes a file that only its owner can read (0600), from its first byte on. */
    public static void writePrivately(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        if (posix(file.getParent())) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, content);
    }

    private static Path privateDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Files.createDirectories(directory);
        if (posix(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }

    private static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
