package org.caseledger.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The office's master key: 32 random bytes, kept as base64 text in a file outside the database that
 * only its owner can read (0600). Whoever loses it loses all sealed text.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /** The key of this file, which is made on first use and never overwritten. */
    public static MasterKey openOrCreate(Path file) {
        Optional<MasterKey> there = open(file);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            create(file.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "无法创建主密钥文件 %s / cannot create the master key file %s".formatted(file, file), e);
        }
        return open(file).orElseThrow();
    }

    /**
     * The key of this file, or none when there is no such file; throws {@link
     * IllegalArgumentException} when it holds something else, {@link UncheckedIOException} when it
     * cannot be read.
     */
    public static Optional<MasterKey> open(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            byte[] secret = Base64.getDecoder().decode(text);
            if (secret.length == BYTES) {
                return Optional.of(new MasterKey(secret));
            }
            throw new IllegalArgumentException("%d bytes".formatted(secret.length));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "文件 %s 不是主密钥 / the file %s is not a master key".formatted(file, file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "无法读取主密钥文件 %s / cannot read the master key file %s".formatted(file, file), e);
        }
    }

    byte[] secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "[master key]";
    }

    // A crash leaves either no key file or a whole one: the temporary file is on disk before the
    // link gives it its name, and a link never replaces a file that another start made meanwhile.
    private static void create(Path file) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        Path temporary =
                Files.createTempFile(folder, ".master", ".tmp", ownerOnly(folder, "rw-------"));
        try {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            String text = Base64.getEncoder().encodeToString(secret) + "\n";
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                out.force(true);
            }
            Files.createLink(file, temporary);
            sync(folder);
        } catch (FileAlreadyExistsException e) {
            // Another start was first: its key is the key.
            return;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void sync(Path folder) throws IOException {
        if (hasOwners(folder)) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, String permissions) {
        return hasOwners(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    // Windows has neither these permissions nor folders that can be synced; the user's own folder
    // protects there.
    private static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
