package org.caseledger.casefile;

import java.util.List;
import org.caseledger.stamping.Timestamps;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.SignedNote;

/**
 * A timestamp of a checkpoint, and the proof that the smaller one of this and the case file's checkpoint has only grown
 * into the other.
 */
public record ProvenStamp(Timestamps.Known known, List<Hash> consistency) {
    public ProvenStamp {
        consistency = List.copyOf(consistency);
    }

    static Checkpoint tree(Timestamps.Known known) {
        return Checkpoint.parse(SignedNote.parse(known.stamp().note()).text());
    }
}
