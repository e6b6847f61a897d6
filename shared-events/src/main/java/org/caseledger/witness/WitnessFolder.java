package org.caseledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder that belongs to one running witness; its files are for their owner only (0600) and are
 * replaced whole.
 */
final class WitnessFolder implements AutoCloseable {

    private final Path root;
    private final FileChannel lock;

    private WitnessFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Makes what is missing; {@link IllegalArgumentException} when another witness runs on it. */
    static WitnessFolder take(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
            if (hasOwners(root)) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
        }
        var channel =
                FileChannel.open(
                        root.resolve("witness.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!isFree(channel)) {
            channel.close();
            throw refused("已有见证程序在此目录运行：" + root, "a witness runs on this folder already: " + root);
        }
        return new WitnessFolder(root, channel);
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    /** Why a witness does not start, for the person at the keyboard. */
    static IllegalArgumentException refused(String zh, String en) {
        return new IllegalArgumentException(zh + " / " + en);
    }

    Path file(String name) {
        return root.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    boolean isWithoutStates() throws IOException {
        try (var files = Files.list(root)) {
            return files.noneMatch(file -> file.toString().endsWith(WatchedLog.SUFFIX));
        }
    }

    // A crash leaves either the old file or the new one, and a name only for what is on disk: the
    // content is synced before the rename, the folder after it.
    void write(String name, String content) throws IOException {
        Path temporary = Files.createTempFile(root, ".new", ".tmp", ownerOnly(root));
        try {
            try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(
                    temporary,
                    file(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        if (hasOwners(root)) {
            try (var folder = FileChannel.open(root, StandardOpenOption.READ)) {
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

    // Windows has neither these permissions nor folders that can be synced.
    private static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
