package org.caseledger.casefile;

import java.util.List;
import java.util.Optional;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.Hash;

/**
 * A stored event and its path to the root of the checkpoint (RFC 6962 §2.1.1); {@code sm3} is that to the root by SM3,
 * where the checkpoint has one.
 */
public record ProvenEvent(StoredEvent event, List<Hash> inclusion, Optional<List<Hash>> sm3) {
    public ProvenEvent {
        inclusion = List.copyOf(inclusion);
        sm3 = sm3.map(List::copyOf);
    }

    /** One under a checkpoint without a root by SM3. */
    public ProvenEvent(StoredEvent event, List<Hash> inclusion) {
        this(event, inclusion, Optional.empty());
    }

    /** The index of the leaf in the tree: positions count from 1, leaves from 0. */
    long index() {
        return event.position() - 1;
    }
}
