package org.caseledger.casefile;

import java.util.List;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.Hash;

/** A stored event and its path to the root of the checkpoint (RFC 6962 §2.1.1). */
public record ProvenEvent(StoredEvent event, List<Hash> inclusion) {

    public ProvenEvent {
        inclusion = List.copyOf(inclusion);
    }

    /** The index of the leaf in the tree: positions count from 1, leaves from 0. */
    long index() {
        return event.position() - 1;
    }
}
