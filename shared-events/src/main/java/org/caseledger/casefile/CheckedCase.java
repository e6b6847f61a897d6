package org.caseledger.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Proofs;
import org.caseledger.tlog.VerifierKey;

/**
 * What checking a case file came to: how many {@code events} of the case and how many {@code
 * beside} it were looked at, in which signed {@code tree}, by which keys it is signed, and which of
 * the events are not in it or not in their order.
 */
public record CheckedCase(
        int events,
        int beside,
        Checkpoint tree,
        Set<VerifierKey> signers,
        List<StoredEvent> wrong) {

    /**
     * Checks every event of a case file as the program in it does; throws {@link
     * org.caseledger.tlog.NoteRejected} when its checkpoint is not signed by one of its keys.
     */
    public static CheckedCase of(ProvenCase file) {
        var signers = file.checkpoint().verify(file.keys());
        var tree = Checkpoint.parse(file.checkpoint().text());
        var wrong = new ArrayList<StoredEvent>();
        int own = 0;
        int beside = 0;
        for (var stream : file.streams()) {
            var events = stream.events().orElse(List.of());
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).event().sequence() != i || !isIn(tree, events.get(i))) {
                    wrong.add(events.get(i).event());
                }
            }
            if (stream.name().equals(CaseStream.EVENTS)) {
                own += events.size();
            } else {
                beside += events.size();
            }
        }
        return new CheckedCase(own, beside, tree, Set.copyOf(signers), List.copyOf(wrong));
    }

    private static boolean isIn(Checkpoint tree, ProvenEvent proven) {
        var leaf = Hash.ofLeaf(Leaf.canonical(proven.event()));
        return Proofs.includes(proven.index(), tree.size(), leaf, proven.inclusion(), tree.root());
    }

    /** Whether all of them are as they were signed. */
    public boolean agrees() {
        return wrong.isEmpty();
    }
}
