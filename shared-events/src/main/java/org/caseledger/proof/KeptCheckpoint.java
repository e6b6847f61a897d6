package org.caseledger.proof;

import java.util.Collection;
import java.util.Optional;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TlogProof;
import org.caseledger.tlog.VerifierKey;

/** A checkpoint kept elsewhere, and where it comes from; for a proof also the leaf's place in its tree. */
public record KeptCheckpoint(String from, SignedNote note, Checkpoint tree, Optional<TlogProof> proof) {
    /** The text of a signed checkpoint or of a {@code .tlog-proof}; throws {@link Malformed}. */
    public static KeptCheckpoint parse(String from, String text) {
        if (text.startsWith("c2sp.org/tlog-proof@")) {
            TlogProof proof = TlogProof.parse(text);
            return new KeptCheckpoint(from, proof.checkpoint(), proof.tree(), Optional.of(proof));
        }
        return of(from, SignedNote.parse(text));
    }

    static KeptCheckpoint of(String from, SignedNote note) {
        return new KeptCheckpoint(from, note, Checkpoint.parse(note.text()), Optional.empty());
    }

    /**
     * Returns if one of these keys has signed it; throws {@link NoteRejected} if none has, or if a signature is wrong.
     */
    public void requireSignedBy(Collection<VerifierKey> keys) {
        try {
            note.verify(keys);
        } catch (NoteRejected e) {
            throw e.of(from);
        }
    }
}
