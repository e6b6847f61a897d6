package org.caseledger.proof;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.Sm3Line;
import org.caseledger.tlog.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second line under checkpoints, by SM2 with SM3 (国密), of a log that is to have one. The log's first line never
 * waits for it: where its tree has not caught up, where the key is not here or something contradicts it, a checkpoint
 * has the first line alone, and {@link #trouble} says why. All but the constructor is called by {@link Signer}, one
 * thread at a time.
 */
public final class SecondLine {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final LogKeyFiles files;
    private final Sm3Tree tree;
    private final Sm2Keys keys;
    private volatile boolean behind;
    private volatile long lined = -1;
    private volatile Optional<SigningRefused> broken = Optional.empty();
    private volatile Optional<SigningRefused> keyless = Optional.empty();

    public SecondLine(DataSource dataSource, EventLog log, LogKeyFiles files) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.files = files;
        this.tree = new Sm3Tree(jdbc, transaction, log);
        this.keys = new Sm2Keys(jdbc);
    }

    /** Why checkpoints get no second line from this node, as of the last time. */
    Optional<SigningRefused> trouble() {
        return broken.or(() -> keyless);
    }

    /** Whether more events wait to be hashed than were taken the last time. */
    boolean isBehind() {
        return behind && broken.isEmpty();
    }

    /** Whether the checkpoint of this size has no second line yet, as far as is known here. */
    boolean isOwed(long size) {
        return lined != size;
    }

    /** Hashes events up to a size, for about a second: the rest is left to the next time. */
    void catchUp(long upto) {
        long end = System.nanoTime() + AT_ONCE.toNanos();
        try {
            boolean more = true;
            while (more && System.nanoTime() < end) {
                more = tree.step(upto);
            }
            behind = more;
            broken = Optional.empty();
        } catch (SigningRefused e) {
            broken = Optional.of(e);
        } catch (ForeignEvent e) {
            broken = Optional.of(SigningRefused.foreign(e));
        }
    }

    /** Makes the key, where the log has none of its name yet. */
    void begin(SigningKey logKey, long size) {
        try {
            key(logKey, size);
            keyless = Optional.empty();
        } catch (SigningRefused e) {
            keyless = Optional.of(e);
        }
    }

    /** The note with the second line, or as it is where that cannot be made now. */
    SignedNote under(SignedNote note, SigningKey logKey, Collection<SignedNote> before) {
        long size = Checkpoint.parse(note.text()).size();
        if (broken.isPresent() || tree.size() < size) {
            return note;
        }
        try {
            before.forEach(this::requireSamePast);
        } catch (SigningRefused e) {
            broken = Optional.of(e);
            return note;
        }
        try {
            SigningKey key = key(logKey, size);
            keyless = Optional.empty();
            lined = size;
            return note.signatures().stream().anyMatch(key.verifier()::isNamedBy)
                    ? note
                    : note.with(key.sign(note.text(), tree.tree(size).root()));
        } catch (SigningRefused e) {
            keyless = Optional.of(e);
            return note;
        }
    }

    // Tiles are rows: what was signed of them before is also next to the key.
    private void requireSamePast(SignedNote signed) {
        long size = Checkpoint.parse(signed.text()).size();
        Optional<Hash> root = Sm3Line.root(signed, keys.verifiers());
        if (root.isPresent()
                && size <= tree.size()
                && !root.get().equals(tree.tree(size).root())) {
            throw SigningRefused.contradiction(
                    "国密（SM3）哈希树与已签署的不符（位置 1 至 %d）：哈希块被改动，检查点不再加 SM2 签名",
                    "the tree by SM3 of positions 1 to %d is not the one that was signed: its tiles were changed, and no line by SM2 is added",
                    size);
        }
    }

    /**
     * Takes a new key into use, whose file is completed by {@link #completeFile}. The old one may be lost: it
     * introduces nothing.
     */
    LogKey rotate(SigningKey logKey, long size) {
        var next = files.sm2().makeNext(logKey.verifier().name()).verifier();
        keys.add(next, size, logKey);
        return new LogKey(next, size);
    }

    void completeFile() {
        files.sm2().key(keys.verifiers());
    }

    private SigningKey key(SigningKey logKey, long size) {
        String origin = logKey.verifier().name();
        List<VerifierKey> all = keys.verifiers();
        List<VerifierKey> own =
                all.stream().filter(key -> key.name().equals(origin)).toList();
        Optional<SigningKey> here = files.sm2().key(all);
        if (own.isEmpty()) {
            SigningKey first = here.isEmpty() ? files.sm2().keyOrNew(origin) : here.get();
            if (!first.verifier().name().equals(origin)) {
                first = files.sm2().makeNext(origin);
            }
            keys.add(first.verifier(), size, logKey);
            return first;
        }
        return here.filter(key -> key.verifier().equals(own.get(own.size() - 1)))
                .orElseThrow(
                        () -> SigningRefused.notHere(
                                "本节点没有现用的 SM2 密钥（keys/log-sm2.key），由本节点签署的检查点没有第二行签名",
                                "the SM2 key in use is not on this node (keys/log-sm2.key): checkpoints that it signs have no second line"));
    }
}
