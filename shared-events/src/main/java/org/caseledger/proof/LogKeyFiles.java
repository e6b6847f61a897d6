package org.caseledger.proof;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.caseledger.files.PrivateFile;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;

/**
 * The files that a signing node keeps outside the database, in one folder: the log key, {@code log.key}, and the last
 * checkpoint that the node has signed or seen, {@code log.signed}; of a log with a second line also the key by SM2,
 * {@code log-sm2.key}. A key with {@code .next} behind its name exists only while it is being replaced.
 */
public final class LogKeyFiles {
    private final KeyFile key;
    private final KeyFile sm2;
    private final PrivateFile signed;

    /** The files in this folder, which must exist and be readable by its owner only. */
    public LogKeyFiles(Path folder) {
        this.key = new KeyFile(folder.resolve("log.key"), KeyType.ED25519);
        this.sm2 = new KeyFile(folder.resolve("log-sm2.key"), KeyType.SM2);
        this.signed = new PrivateFile(folder.resolve("log.signed"));
    }

    /** The key, or empty; a replacement interrupted by a crash is completed or undone first. */
    Optional<SigningKey> key(Collection<VerifierKey> ofTheLog) {
        return key.key(ofTheLog);
    }

    /**
     * The key, which is generated if there is none; its name is the log's origin, which contains no space and no plus
     * sign.
     */
    SigningKey keyOrNew(String origin) {
        return key.keyOrNew(origin);
    }

    /** Another key with the same name, on disk but not in use yet. */
    SigningKey makeNext(String origin) {
        return key.makeNext(origin);
    }

    /** The verifier of the key on this node, as the file has it. */
    public Optional<VerifierKey> ownKey() {
        return key.asItIs().map(SigningKey::verifier);
    }

    /** The file of the key that signs by SM2, where the log has a second line. */
    KeyFile sm2() {
        return sm2;
    }

    /** The last checkpoint that this node has signed or seen, for comparison with the log. */
    public Optional<KeptCheckpoint> kept() {
        return lastSigned().map(note -> KeptCheckpoint.of(signed.path().toString(), note));
    }

    /** The last checkpoint signed with this key, or seen by its holder. */
    Optional<SignedNote> lastSigned() {
        return KeyFile.reading(signed, () -> signed.read().map(SignedNote::parse));
    }

    /** The checkpoint is on disk when this returns. */
    void keepLastSigned(SignedNote note) {
        KeyFile.reading(signed, () -> {
            signed.replace(note.toString());
            return note;
        });
    }

    void putLastSignedAside() {
        KeyFile.reading(signed, () -> {
            for (String text : signed.read().stream().toList()) {
                long size = Checkpoint.parse(SignedNote.parse(text).text()).size();
                signed.takePlaceOf(new PrivateFile(signed.path().resolveSibling("log.signed-" + size)));
            }
            return signed;
        });
    }
}
