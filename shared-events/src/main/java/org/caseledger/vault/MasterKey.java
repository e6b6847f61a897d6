package org.caseledger.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * The office's master key: 32 random bytes, kept as base64 text in a file outside the database that
 * only its owner can read (0600). If it is lost, all sealed text is lost.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /** The key in this file, which is created on first use and never overwritten. */
    public static MasterKey openOrCreate(Path file) {
        Optional<MasterKey> there = open(file);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            create(file.toAbsolutePath());
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format("无法创建主密钥文件 %s", "cannot create the master key file %s", file), e);
        }
        return open(file).orElseThrow();
    }

    /**
     * The key in this file, or empty if the file does not exist; throws {@link LabelledException}
     * for other contents and for a file that cannot be read.
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
            throw new LabelledException(
                    Text.format("文件 %s 不是主密钥", "the file %s is not a master key", file), e);
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format("无法读取主密钥文件 %s", "cannot read the master key file %s", file), e);
        }
    }

    /** The secret from which the key of the events is derived (32 bytes). */
    public byte[] secretOfEvents() {
        return Cryptography.subKey(secret, "authentication of events");
    }

    byte[] secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "[master key]";
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        PrivateFolder.make(file.getParent());
        new PrivateFile(file).create(Base64.getEncoder().encodeToString(secret) + "\n");
    }
}
