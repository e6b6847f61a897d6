package org.caseledger.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A small text file that only its owner can read (0600) and that is always complete on disk: after a crash it contains
 * either the old text or the new one.
 */
public record PrivateFile(Path path) {
    public PrivateFile {
        path = path.toAbsolutePath();
    }

    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Writes it unless it exists; a file that another start created meanwhile is kept. */
    public void create(String text) throws IOException {
        try {
            // A link, because it never replaces an existing file.
            write(StandardCharsets.UTF_8.encode(text), temporary -> Files.createLink(path, temporary));
        } catch (FileAlreadyExistsException e) {
            // The text of the other start is used.
            return;
        }
    }

    /** Replaces its text; the new text is on disk when this returns. */
    public void replace(String text) throws IOException {
        write(StandardCharsets.UTF_8.encode(text), temporary -> move(temporary, path));
    }

    /** The same for what is no text. */
    public void replace(byte[] bytes) throws IOException {
        write(ByteBuffer.wrap(bytes), temporary -> move(temporary, path));
    }

    /** Replaces another file, whose text is lost. */
    public void takePlaceOf(PrivateFile other) throws IOException {
        move(path, other.path);
        PrivateFolder.sync(path.getParent());
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Whether a crash left what was to become its text. */
    public boolean isUnfinished() throws IOException {
        try (var unfinished = unfinished()) {
            return unfinished.iterator().hasNext();
        }
    }

    /** Deletes unfinished texts left by crashes; must not run while one is being written. */
    public void deleteUnfinished() throws IOException {
        try (var unfinished = unfinished()) {
            for (var temporary : unfinished) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private DirectoryStream<Path> unfinished() throws IOException {
        return Files.newDirectoryStream(
                path.getParent(), file -> file.getFileName().toString().startsWith(prefix()));
    }

    private String prefix() {
        return ".%s.".formatted(path.getFileName());
    }

    private interface Naming {
        void name(Path temporary) throws IOException;
    }

    // Only a text on disk gets the name: the text is synced before the renaming, the folder after
    // it.
    private void write(ByteBuffer bytes, Naming naming) throws IOException {
        Path temporary = Files.createTempFile(path.getParent(), prefix(), ".tmp", OwnerOnly.file(path));
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            naming.name(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        PrivateFolder.sync(path.getParent());
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
