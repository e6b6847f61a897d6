package org.caseledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.LongStream;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.Nodes;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.Tree;

/** A log with generated leaves, which grows and can also have a different history. */
record TestLog(SigningKey key, String history) {
    static final String ORIGIN = "ledger.test/log";

    static TestLog create() {
        return new TestLog(SigningKey.generate(ORIGIN, KeyType.ED25519), "as it was");
    }

    /** The same log with the same key, but a different history. */
    TestLog rewritten() {
        return new TestLog(key, "as it was not");
    }

    TestLog signedBy(SigningKey other) {
        return new TestLog(other, history);
    }

    SignedNote at(long size) {
        String text = new Checkpoint(ORIGIN, size, tree(size).root()).text();
        return new SignedNote(text, List.of(key.sign(text)));
    }

    AddCheckpoint growth(long from, long to) {
        return new AddCheckpoint(from, from > to ? List.of() : tree(to).consistency(from), at(to));
    }

    private Tree tree(long size) {
        List<Hash> leaves = LongStream.range(0, size)
                .mapToObj(n -> Hash.ofLeaf((history + n).getBytes(UTF_8)))
                .toList();
        return new Tree(size, new InMemory(leaves));
    }

    private record InMemory(List<Hash> leaves) implements Nodes {
        @Override
        public Hash node(int level, long index) {
            return level == 0
                    ? leaves.get((int) index)
                    : Hash.ofNode(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
        }
    }
}
