package org.caseledger.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.Sm3Line;
import org.caseledger.tlog.VerifierKey;

/** Compares a growing tree with every checkpoint in the database, and verifies their signatures. */
@RequiredArgsConstructor
final class StoredComparison {
    private static final int BATCH = 1000;

    /** A checkpoint, or empty if the stored text is not one that the log has signed. */
    private record Stored(long size, Optional<Checkpoint> tree, Optional<Hash> sm3) {}

    private final Checkpoints checkpoints;
    private final List<VerifierKey> keys;
    private final List<VerifierKey> sm2Keys;
    private final long last;
    private final Deque<Stored> ahead = new ArrayDeque<>();
    private long read;
    private long agreed;

    @Getter
    private long compared;

    Optional<Fault> at(GrowingTree tree, Optional<GrowingTree> sm3) {
        readAhead();
        if (ahead.isEmpty() || ahead.peek().size() > tree.size()) {
            return Optional.empty();
        }
        Stored stored = ahead.remove();
        if (stored.tree().isEmpty()) {
            return Optional.of(Fault.at(
                    stored.size(), "此处的检查点不是日志密钥所签", "the checkpoint here is not one that the log's keys have signed"));
        }
        if (!stored.tree().get().root().equals(tree.root())) {
            return Optional.of(Fault.at(
                    agreed + 1,
                    "自此至位置 %d 的历史与已签署的检查点不符".formatted(stored.size()),
                    "from here to position %d the past is not that of the signed checkpoint".formatted(stored.size())));
        }
        if (stored.sm3().isPresent() && !stored.sm3().equals(sm3.map(GrowingTree::root))) {
            return Optional.of(Fault.at(
                    agreed + 1,
                    "自此至位置 %d 的国密（SM3）树根与检查点的 SM2 签名行不符".formatted(stored.size()),
                    "from here to position %d the root by SM3 is not that of the line by SM2 under the checkpoint"
                            .formatted(stored.size())));
        }
        agreed = stored.size();
        compared++;
        return Optional.empty();
    }

    /** A signed checkpoint of events that the log does not have. */
    Optional<Fault> beyond(long events) {
        return last <= events
                ? Optional.empty()
                : Optional.of(Fault.at(
                        events + 1,
                        "自此至位置 %d 的事件缺失，检查点签过它们：尾部被删去".formatted(last),
                        "from here to position %d events are missing that a checkpoint was signed with: the end was cut off"
                                .formatted(last)));
    }

    private void readAhead() {
        if (!ahead.isEmpty() || read >= last) {
            return;
        }
        List<Checkpoints.Row> rows = checkpoints.between(read, last, BATCH);
        // Verifying signatures takes longer than everything else here.
        ahead.addAll(rows.parallelStream().map(this::verified).toList());
        read = rows.size() < BATCH ? last : rows.get(rows.size() - 1).size();
    }

    private Stored verified(Checkpoints.Row row) {
        try {
            SignedNote note = SignedNote.parse(row.note());
            note.verify(keys);
            Checkpoint tree = Checkpoint.parse(note.text());
            return new Stored(
                    row.size(), Optional.of(tree).filter(t -> t.size() == row.size()), Sm3Line.root(note, sm2Keys));
        } catch (Malformed | NoteRejected e) {
            return new Stored(row.size(), Optional.empty(), Optional.empty());
        }
    }
}
