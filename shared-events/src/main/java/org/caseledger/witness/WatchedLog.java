package org.caseledger.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.Proofs;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;

/** One log watched by a witness: the latest cosigned checkpoint, which is on disk before the answer is sent. */
final class WatchedLog {
    static final String SUFFIX = ".checkpoint";

    private final String origin;
    private final Collection<VerifierKey> keys;
    private final List<SigningKey> witness;
    private final WitnessFolder folder;
    private final Possession possession;
    private final Clock clock;
    private @Nullable SignedNote latest;

    /** Throws {@link LabelledException} if the file on disk was not written by this witness. */
    WatchedLog(
            String origin,
            Collection<VerifierKey> keys,
            List<SigningKey> witness,
            WitnessFolder folder,
            Possession possession,
            Clock clock)
            throws IOException {
        this.origin = origin;
        this.keys = keys;
        this.witness = witness;
        this.folder = folder;
        this.possession = possession;
        this.clock = clock;
        this.latest = folder.has(file()) ? read() : null;
    }

    /** The hexadecimal SHA-256 of an origin, which identifies a log in addresses and file names. */
    static String hash(String origin) {
        return Sha256.hex(origin);
    }

    String origin() {
        return origin;
    }

    private String file() {
        return hash(origin) + SUFFIX;
    }

    // The state is a note signed by this witness, so damage or manipulation is detected.
    private SignedNote read() throws IOException {
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(folder.file(file())));
            note.verify(witness.stream().map(SigningKey::verifier).toList());
            if (Checkpoint.parse(note.text()).origin().equals(origin)) {
                return note;
            }
        } catch (IllegalArgumentException | NoteRejected damaged) {
            // handled below: a witness never starts again at 0 by itself
        }
        throw new LabelledException(Text.format(
                "账本 %s 的见证记录已损坏：%s", "the state of the log %s is damaged: %s", origin, folder.file(file())));
    }

    /** The latest cosigned checkpoint with all signatures; null if there is none yet. */
    synchronized @Nullable SignedNote latest() {
        return latest;
    }

    synchronized long size() {
        return latest == null ? 0 : Checkpoint.parse(latest.text()).size();
    }

    private Hash root() {
        return latest == null
                ? Hash.OF_NOTHING
                : Checkpoint.parse(latest.text()).root();
    }

    /** Cosigns what has only grown, where its records are at hand. */
    HttpAnswer add(AddCheckpoint request, Checkpoint checkpoint) throws IOException {
        Set<VerifierKey> signers;
        try {
            signers = request.note().verify(keys);
        } catch (NoteRejected e) {
            return HttpAnswer.of(403, e.getMessage() + "\n");
        }
        if (request.oldSize() > checkpoint.size()) {
            return HttpAnswer.of(400, "the old size is above the size of the checkpoint\n");
        }
        if (request.oldSize() != size()) {
            return HttpAnswer.atSize(size());
        }
        return switch (possession.of(signedBy(signers, request.note()))) {
            case ALL -> compare(request, checkpoint, signers);
            case NOT_YET -> HttpAnswer.of(503, "not all records up to this checkpoint are here yet\n");
            case OTHERS -> HttpAnswer.of(422, "the records here are not those of this checkpoint\n");
        };
    }

    /**
     * Compares, persists and cosigns in one step, so that the second of two simultaneous requests meets the result of
     * the first.
     */
    private synchronized HttpAnswer compare(AddCheckpoint request, Checkpoint checkpoint, Set<VerifierKey> signers)
            throws IOException {
        if (request.oldSize() != size()) {
            return HttpAnswer.atSize(size());
        }
        if (!Proofs.extend(size(), checkpoint.size(), request.proof(), root(), checkpoint.root())) {
            return HttpAnswer.of(422, "not proven to have only grown from size %d\n".formatted(size()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SignedNote cosigned = signedBy(signers, request.note());
        var lines = new StringBuilder();
        for (SigningKey key : witness) {
            NoteSignature cosignature = key.cosign(request.note().text(), now);
            cosigned = cosigned.with(cosignature);
            lines.append(cosignature.line()).append('\n');
        }
        // On disk before it is sent: a crash in between costs one answer, which the log requests
        // again, and never allows two histories to be cosigned.
        folder.write(file(), cosigned.toString());
        latest = cosigned;
        return HttpAnswer.of(200, lines.toString());
    }

    private static SignedNote signedBy(Set<VerifierKey> signers, SignedNote note) {
        List<NoteSignature> known = note.signatures().stream()
                .filter(s -> signers.stream().anyMatch(key -> key.isNamedBy(s)))
                .toList();
        return new SignedNote(note.text(), known);
    }
}
