package org.caseledger.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A small text file that only its owner can read (0600), always whole on disk: a crash leaves the
 * text before or the text after.
 */
record PrivateFile(Path path) {

    PrivateFile {
        path = path.toAbsolutePath();
    }

    Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Writes it unless it is there; a file that another start made meanwhile stays. */
    void create(String text) throws IOException {
        Path temporary = temporary(text);
        try {
            Files.createLink(path, temporary);
            sync();
        } catch (FileAlreadyExistsException e) {
            // The other start's text is the text.
            return;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes it in place of what is there; on disk when this returns. */
    void replace(String text) throws IOException {
        Path temporary = temporary(text);
        Files.move(
                temporary,
                path,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /** Gives it the name of another, whose text is gone then. */
    void takePlaceOf(PrivateFile other) throws IOException {
        Files.move(
                path,
                other.path,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    private Path temporary(String text) throws IOException {
        Path temporary =
                Files.createTempFile(path.getParent(), ".log", ".tmp", ownerOnly(path.getParent()));
        try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        return temporary;
    }

    private void sync() throws IOException {
        if (hasOwners(path.getParent())) {
            try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return hasOwners(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    // Windows has neither these permissions nor folders that can be synced; the user's own folder
    // protects there.
    private static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
