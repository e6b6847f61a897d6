package org.caseledger.proof;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Proofs;
import org.caseledger.tlog.TlogProof;

/** Compares a growing tree with checkpoints kept elsewhere, each at exactly its size. */
final class KeptComparison {
    private final List<KeptCheckpoint> kept;
    private final Set<Long> proved;
    private final Map<Long, Hash> leaves = new HashMap<>();
    private int next;
    private long agreed;

    KeptComparison(List<KeptCheckpoint> kept) {
        this.kept =
                kept.stream().sorted(Comparator.comparing(k -> k.tree().size())).toList();
        this.proved = kept.stream()
                .flatMap(k -> k.proof().stream())
                .map(TlogProof::index)
                .collect(Collectors.toSet());
    }

    Optional<Fault> at(GrowingTree tree) {
        while (next < kept.size() && kept.get(next).tree().size() == tree.size()) {
            KeptCheckpoint k = kept.get(next++);
            if (!k.tree().root().equals(tree.root())) {
                return Optional.of(rewritten(k));
            }
            agreed = tree.size();
        }
        return Optional.empty();
    }

    /** A kept checkpoint of events that the log does not have. */
    Optional<Fault> beyond(long size) {
        return kept.stream().skip(next).findFirst().map(k -> cutOff(k, size));
    }

    /** Remembers the leaves for which there are proofs. */
    void leaf(long position, Hash hash) {
        if (proved.contains(position - 1)) {
            leaves.put(position - 1, hash);
        }
    }

    /** A proof whose leaf is not at its place, although the roots agreed. */
    Optional<Fault> wrongProof() {
        return kept.stream()
                .filter(k -> k.proof().filter(proof -> !holds(k, proof)).isPresent())
                .findFirst()
                .map(k -> Fault.at(
                        k.proof().orElseThrow().index() + 1,
                        "%s 的证明不成立：它不是该位置事件的证明".formatted(k.from()),
                        "the proof %s does not hold for the event at this position".formatted(k.from())));
    }

    private boolean holds(KeptCheckpoint k, TlogProof proof) {
        Hash leaf = leaves.get(proof.index());
        return leaf != null
                && Proofs.includes(
                        proof.index(),
                        k.tree().size(),
                        leaf,
                        proof.proof(),
                        k.tree().root());
    }

    private Fault rewritten(KeptCheckpoint k) {
        return Fault.at(
                agreed + 1,
                "自此至位置 %d 的历史与 %s 不符：历史被改写".formatted(k.tree().size(), k.from()),
                "from here to position %d the past is not that of %s: it was rewritten"
                        .formatted(k.tree().size(), k.from()));
    }

    private static Fault cutOff(KeptCheckpoint k, long size) {
        return Fault.at(
                size + 1,
                "自此至位置 %d 的事件缺失，%s 签过它们：尾部被删去，或恢复了旧备份".formatted(k.tree().size(), k.from()),
                "from here to position %d events are missing that %s was signed with: the end was cut off or an old backup restored"
                        .formatted(k.tree().size(), k.from()));
    }
}
