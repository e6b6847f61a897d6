package org.caseledger.files;

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
import java.util.Optional;

/**
 * A small text file that only its owner can read (0600), always whole on disk: a crash leaves the
 * text before or the text after.
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

    /** Writes it unless it is there; a file that another start made meanwhile stays. */
    public void create(String text) throws IOException {
        try {
            // A link, because it never takes the place of what is there.
            write(text, temporary -> Files.createLink(path, temporary));
        } catch (FileAlreadyExistsException e) {
            // The other start's text is the text.
            return;
        }
    }

    /** Writes it in place of what is there; on disk when this returns. */
    public void replace(String text) throws IOException {
        write(text, temporary -> move(temporary, path));
    }

    /** Gives it the name of another, whose text is gone then. */
    public void takePlaceOf(PrivateFile other) throws IOException {
        move(path, other.path);
        sync();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    private interface Naming {
        void name(Path temporary) throws IOException;
    }

    // A name only for what is on disk: the text is synced before it gets the name, the folder
    // after.
    private void write(String text, Naming naming) throws IOException {
        Path temporary =
                Files.createTempFile(path.getParent(), ".new", ".tmp", OwnerOnly.file(path));
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            naming.name(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sync();
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void sync() throws IOException {
        if (OwnerOnly.isKnownTo(path)) {
            try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
