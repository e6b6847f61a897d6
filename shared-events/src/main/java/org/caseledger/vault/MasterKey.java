package org.caseledger.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * The office's master key: 32 random bytes, kept as a line of base64 text in a file outside the database that only its
 * owner can read (0600). If it is lost, all sealed text is lost. While it is being replaced, the file has two lines:
 * the new key and the present one.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class MasterKey {
    private static final int BYTES = 32;
    private static final int MOST = 2;

    private final List<byte[]> secrets;

    /** The key in this file, which is created on first use and never overwritten. */
    public static MasterKey openOrCreate(Path file) {
        Optional<MasterKey> there = open(file);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            create(file.toAbsolutePath());
        } catch (IOException e) {
            throw new LabelledException(Text.format("无法创建主密钥文件 %s", "cannot create the master key file %s", file), e);
        }
        return open(file).orElseThrow();
    }

    /**
     * The key in this file, or empty if the file does not exist; throws {@link LabelledException} for other contents
     * and for a file that cannot be read.
     */
    public static Optional<MasterKey> open(Path file) {
        try {
            var secrets = Files.readString(file, StandardCharsets.ISO_8859_1)
                    .strip()
                    .lines()
                    .map(MasterKey::secret)
                    .toList();
            if (secrets.isEmpty() || secrets.size() > MOST) {
                throw new IllegalArgumentException("%d lines".formatted(secrets.size()));
            }
            return Optional.of(new MasterKey(secrets));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new LabelledException(Text.format("文件 %s 不是主密钥", "the file %s is not a master key", file), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static LabelledException unreadable(Path file, IOException e) {
        return new LabelledException(Text.format("无法读取主密钥文件 %s", "cannot read the master key file %s", file), e);
    }

    /** The keys in the file: one, or while it is being replaced two, the new one first. */
    List<byte[]> secrets() {
        return secrets;
    }

    /** The secret of the events that are recorded under this key (32 bytes). */
    public static byte[] secretOfEvents(byte[] secret) {
        return Cryptography.subKey(secret, "authentication of events");
    }

    /** A new key, which is in no file yet. */
    static byte[] random() {
        return Cryptography.random(BYTES);
    }

    /** Writes a new key before the present one, so that neither is lost whatever happens. */
    static void announce(Path file, byte[] next, byte[] present) {
        replace(file, line(next) + line(present));
    }

    /** Whether a replacement of the key was interrupted. */
    static boolean isUnsettled(Path file) {
        var key = open(file);
        try {
            return key.isPresent() && (key.get().secrets.size() > 1 || new PrivateFile(file).isUnfinished());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Leaves only this key in the file, and none in what a crash left of it. */
    public static void keep(Path file, byte[] secret) {
        replace(file, line(secret));
        try {
            new PrivateFile(file).deleteUnfinished();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void replace(Path file, String text) {
        try {
            new PrivateFile(file).replace(text);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static LabelledException unwritable(Path file, IOException e) {
        return new LabelledException(Text.format("无法写入主密钥文件 %s", "cannot write the master key file %s", file), e);
    }

    private static byte[] secret(String line) {
        byte[] secret = Base64.getDecoder().decode(line);
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("%d bytes".formatted(secret.length));
        }
        return secret;
    }

    private static String line(byte[] secret) {
        return Base64.getEncoder().encodeToString(secret) + "\n";
    }

    @Override
    public String toString() {
        return "[master key]";
    }

    private static void create(Path file) throws IOException {
        PrivateFolder.make(file.getParent());
        new PrivateFile(file).create(line(random()));
    }
}
