package org.caseledger.proof;

import java.util.Optional;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.Tree;

/** Compares signed checkpoints with the tree in the database. */
final class SignedTree {
    private SignedTree() {}

    /** Returns if the tree extends what was signed; otherwise throws {@link SigningRefused}. */
    static void requireGrowth(Optional<SignedNote> signed, Tree tree) {
        if (size(signed) > tree.size()) {
            throw SigningRefused.contradiction(
                    "已签署到位置 %d，数据库只到 %d：尾部被删去，或恢复了旧备份，停止签署",
                    "signed up to position %d, but the database ends at %d: its end was cut off or an old backup restored; nothing more is signed",
                    size(signed),
                    tree.size());
        }
        requireSamePast(signed, tree);
    }

    /** The same for a tree that may still have to catch up with what was signed. */
    static void requireSamePast(Optional<SignedNote> signed, Tree tree) {
        signed.map(note -> Checkpoint.parse(note.text()))
                .filter(past -> past.size() <= tree.size())
                .filter(past -> !new Tree(past.size(), tree.nodes()).root().equals(past.root()))
                .ifPresent(past -> {
                    throw SigningRefused.contradiction(
                            "位置 1 至 %d 的记录与已签署的检查点不符：历史被改写，停止签署",
                            "positions 1 to %d are not those of the signed checkpoint: the past was rewritten; nothing more is signed",
                            past.size());
                });
    }

    static long size(Optional<SignedNote> signed) {
        return signed.map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
    }
}
