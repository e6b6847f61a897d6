package org.caseledger.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.proof.Sm3Leaf;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Proofs;
import org.caseledger.tlog.Sm3Line;
import org.caseledger.tlog.VerifierKey;

/**
 * The result of checking a case file: how many {@code events} of the case and how many {@code beside} it were checked,
 * in which signed {@code tree}, by which keys it is signed, and which of the events are not in it or out of order.
 */
public record CheckedCase(int events, int beside, Checkpoint tree, Set<VerifierKey> signers, List<StoredEvent> wrong) {
    /**
     * Checks every event of a case file as the included program does; throws {@link org.caseledger.tlog.NoteRejected}
     * if its checkpoint is not signed by one of its keys.
     */
    public static CheckedCase of(ProvenCase file) {
        var signers = file.checkpoint().verify(file.keys());
        var tree = Checkpoint.parse(file.checkpoint().text());
        var sm3 = Sm3Line.root(file.checkpoint(), file.keys());
        var wrong = new ArrayList<StoredEvent>();
        int own = 0;
        int beside = 0;
        for (var stream : file.streams()) {
            var events = stream.events().orElse(List.of());
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).event().sequence() != i
                        || !isIn(tree, events.get(i))
                        || !isIn(tree.size(), sm3, events.get(i))) {
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

    /** Also in the tree by SM3, where the file has a proof of it. */
    private static boolean isIn(long size, Optional<Hash> root, ProvenEvent proven) {
        return proven.sm3().isEmpty()
                || root.isPresent()
                        && Proofs.includes(
                                proven.index(),
                                size,
                                Sm3Leaf.of(proven.event()),
                                proven.sm3().get(),
                                root.get());
    }

    /** Whether all of them are as signed. */
    public boolean agrees() {
        return wrong.isEmpty();
    }
}
