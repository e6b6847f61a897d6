package org.caseledger.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.caseledger.files.PrivateFile;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;

/**
 * A private key and its vkey in a file of two lines; next to it, only while the key is being replaced, the next one.
 */
final class KeyFile {
    private final PrivateFile key;
    private final PrivateFile next;
    private final KeyType type;

    KeyFile(Path file, KeyType type) {
        this.key = new PrivateFile(file);
        this.next = new PrivateFile(file.resolveSibling(file.getFileName() + ".next"));
        this.type = type;
    }

    /** The key, or empty; a replacement interrupted by a crash is completed or undone first. */
    Optional<SigningKey> key(Collection<VerifierKey> ofTheLog) {
        return reading(key, () -> {
            Optional<SigningKey> replacement = next.read().map(this::parse);
            if (replacement.isPresent()) {
                if (ofTheLog.contains(replacement.get().verifier())) {
                    next.takePlaceOf(key);
                } else {
                    next.delete();
                }
            }
            return key.read().map(this::parse);
        });
    }

    /** The key as in its file, whether or not a next one is there. */
    Optional<SigningKey> asItIs() {
        return reading(key, () -> key.read().map(this::parse));
    }

    /** The key, which is generated with this name if there is none. */
    SigningKey keyOrNew(String name) {
        SigningKey fresh = SigningKey.generate(name, type);
        return reading(key, () -> {
            key.create(text(fresh));
            return parse(key.read().orElseThrow());
        });
    }

    /** Another key of this name, on disk but not in use yet. */
    SigningKey makeNext(String name) {
        SigningKey made = SigningKey.generate(name, type);
        return reading(next, () -> {
            next.replace(text(made));
            return made;
        });
    }

    private static String text(SigningKey key) {
        return key.secret() + "\n" + key.verifier() + "\n";
    }

    private SigningKey parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 2) {
            throw new IllegalArgumentException("%d lines".formatted(lines.size()));
        }
        SigningKey read = SigningKey.parse(lines.get(0), lines.get(1));
        if (read.verifier().type() != type) {
            throw new IllegalArgumentException("a key for " + read.verifier().type());
        }
        return read;
    }

    /** What is done with a file. */
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T reading(PrivateFile file, Work<T> work) {
        try {
            return work.run();
        } catch (IllegalArgumentException e) {
            throw SigningRefused.contradiction("文件 %s 内容有误", "the file %s has unexpected contents", file.path());
        } catch (IOException e) {
            throw new LabelledException(Text.format("无法使用文件 %s", "cannot use the file %s", file.path()), e);
        }
    }
}
