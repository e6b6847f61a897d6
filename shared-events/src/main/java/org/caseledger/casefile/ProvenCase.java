package org.caseledger.casefile;

import java.util.List;
import java.util.UUID;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;

/**
 * What is handed out of a case: its events, each with its proof, under one signed checkpoint, and
 * the keys of whoever signed it. What is sealed in the events stays sealed.
 */
public record ProvenCase(
        UUID caseId, List<CaseStream> streams, SignedNote checkpoint, List<VerifierKey> keys) {

    public ProvenCase {
        streams = List.copyOf(streams);
        keys = List.copyOf(keys);
    }

    /** How many records of the log the checkpoint covers. */
    public long treeSize() {
        return Checkpoint.parse(checkpoint.text()).size();
    }

    /** As a ZIP, the same bytes whenever and wherever it is made of the same parts. */
    public byte[] zip() {
        return new CaseFileZip(this).bytes();
    }
}
