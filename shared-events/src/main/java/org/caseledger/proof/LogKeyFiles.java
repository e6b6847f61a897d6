package org.caseledger.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.caseledger.files.PrivateFile;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;

/**
 * The files that a signing node keeps outside the database, in one folder: the log key, {@code
 * log.key}, and the last checkpoint that the node has signed or seen, {@code log.signed}; {@code
 * log.key.next} exists only while the key is being replaced.
 */
public final class LogKeyFiles {

    private final PrivateFile key;
    private final PrivateFile next;
    private final PrivateFile signed;

    /** The files in this folder, which must exist and be readable by its owner only. */
    public LogKeyFiles(Path folder) {
        this.key = new PrivateFile(folder.resolve("log.key"));
        this.next = new PrivateFile(folder.resolve("log.key.next"));
        this.signed = new PrivateFile(folder.resolve("log.signed"));
    }

    /** The key, or empty; a replacement interrupted by a crash is completed or undone first. */
    Optional<SigningKey> key(Collection<VerifierKey> ofTheLog) {
        return reading(
                key,
                () -> {
                    Optional<SigningKey> replacement = next.read().map(LogKeyFiles::parse);
                    if (replacement.isPresent()) {
                        if (ofTheLog.contains(replacement.get().verifier())) {
                            next.takePlaceOf(key);
                        } else {
                            next.delete();
                        }
                    }
                    return key.read().map(LogKeyFiles::parse);
                });
    }

    /**
     * The key, which is generated if there is none; its name is the log's origin, which contains no
     * space and no plus sign.
     */
    SigningKey keyOrNew(String origin) {
        SigningKey fresh = SigningKey.generate(origin, KeyType.ED25519);
        return reading(
                key,
                () -> {
                    key.create(text(fresh));
                    return parse(key.read().orElseThrow());
                });
    }

    /** Another key with the same name, on disk but not in use yet. */
    SigningKey makeNext(String origin) {
        SigningKey made = SigningKey.generate(origin, KeyType.ED25519);
        return reading(
                next,
                () -> {
                    next.replace(text(made));
                    return made;
                });
    }

    /** The verifier of the key on this node, as the file has it. */
    public Optional<VerifierKey> ownKey() {
        return reading(key, () -> key.read().map(LogKeyFiles::parse).map(SigningKey::verifier));
    }

    /** The last checkpoint that this node has signed or seen, for comparison with the log. */
    public Optional<KeptCheckpoint> kept() {
        return lastSigned().map(note -> KeptCheckpoint.of(signed.path().toString(), note));
    }

    /** The last checkpoint signed with this key, or seen by its holder. */
    Optional<SignedNote> lastSigned() {
        return reading(signed, () -> signed.read().map(SignedNote::parse));
    }

    /** The checkpoint is on disk when this returns. */
    void keepLastSigned(SignedNote note) {
        reading(
                signed,
                () -> {
                    signed.replace(note.toString());
                    return note;
                });
    }

    void putLastSignedAside() {
        reading(
                signed,
                () -> {
                    for (String text : signed.read().stream().toList()) {
                        long size = Checkpoint.parse(SignedNote.parse(text).text()).size();
                        signed.takePlaceOf(
                                new PrivateFile(
                                        signed.path().resolveSibling("log.signed-" + size)));
                    }
                    return signed;
                });
    }

    private static String text(SigningKey key) {
        return key.secret() + "\n" + key.verifier() + "\n";
    }

    private static SigningKey parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 2) {
            throw new IllegalArgumentException("%d lines".formatted(lines.size()));
        }
        return SigningKey.parse(lines.get(0), lines.get(1));
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T reading(PrivateFile file, Work<T> work) {
        try {
            return work.run();
        } catch (IllegalArgumentException e) {
            throw SigningRefused.contradiction(
                    "文件 %s 内容有误", "the file %s has unexpected contents", file.path());
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format("无法使用文件 %s", "cannot use the file %s", file.path()), e);
        }
    }
}
