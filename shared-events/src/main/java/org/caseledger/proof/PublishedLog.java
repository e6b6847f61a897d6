package org.caseledger.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.Leaf;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.EntryBundle;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.Sm3Line;
import org.caseledger.tlog.TileName;
import org.caseledger.tlog.TlogProof;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.TreeHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The public part of the log: keys, checkpoints, tiles, leaves, and proofs made from them. */
public final class PublishedLog {
    private final EventLog log;
    private final Tiles tiles;
    private final Checkpoints checkpoints;
    private final LogKeys keys;
    private final Tiles sm3Tiles;
    private final Sm2Keys sm2Keys;
    private final TransactionTemplate transaction;

    public PublishedLog(DataSource dataSource, EventLog log) {
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.tiles = new Tiles(jdbc);
        this.checkpoints = new Checkpoints(jdbc);
        this.keys = new LogKeys(jdbc);
        this.sm3Tiles = new Tiles(jdbc, TreeHash.SM3);
        this.sm2Keys = new Sm2Keys(jdbc);
    }

    /** The log's keys in the order in which they were added; the last one signs. */
    public List<LogKey> keys() {
        return keys.all();
    }

    /** The keys of the second line in the order in which they were added; none without one. */
    public List<LogKey> sm2Keys() {
        return sm2Keys.all();
    }

    /**
     * The tree by SM3 whose root is in the second line under this checkpoint of the log, if it has one; throws
     * {@link org.caseledger.tlog.NoteRejected} if that line is wrong.
     */
    public Optional<Tree> sm3Tree(SignedNote checkpoint) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        return Sm3Line.root(checkpoint, sm2Keys.verifiers()).map(root -> sm3Tiles.tree(size));
    }

    /** The contents served under the name of a tile by SM3, or empty if there is no such tile. */
    public Optional<byte[]> sm3Tile(TileName name) {
        if (name.level() == TileName.ENTRIES || !name.isIn(Math.min(size(), sm3Tiles.size()))) {
            return Optional.empty();
        }
        return Optional.of(sm3Tiles.tile(name.level(), name.index()).bytes(name.width()));
    }

    /** The last checkpoint with its cosignatures; none before the first event. */
    public Optional<SignedNote> checkpoint() {
        return checkpoints.latest().map(this::cosigned);
    }

    /** The same as the log has signed it, without cosignatures. */
    public Optional<SignedNote> ownCheckpoint() {
        return checkpoints.latest();
    }

    /** The checkpoint of an earlier size, if it was signed. */
    public Optional<SignedNote> checkpoint(long size) {
        return checkpoints.of(size).map(this::cosigned);
    }

    /** When the checkpoint of this size was signed, if it was. */
    public Optional<Instant> signedAt(long size) {
        return checkpoints.signedAt(size);
    }

    /** When the first checkpoint of more events than these was signed, if there is one. */
    public Optional<Instant> firstSignedAfter(long size) {
        return checkpoints.firstSignedFrom(size + 1);
    }

    /** When a key of the log signed first; empty if it has not. */
    public Optional<Instant> firstSignedBy(LogKey key) {
        return checkpoints.firstSignedFrom(key.validFrom());
    }

    /** The number of events under the last checkpoint; 0 if nothing is signed. */
    public long size() {
        return checkpoints.latestSize();
    }

    /**
     * Whether a checkpoint that was kept is of more events than any in the log. It is kept before it is in the log: so
     * the signature that is just being made, if any, is awaited.
     */
    public boolean lacks(KeptCheckpoint kept) {
        long signed = kept.tree().size();
        return size() < signed && inTurn(this::size) < signed;
    }

    private <T> T inTurn(Supplier<T> question) {
        return transaction.execute(status -> {
            tiles.lockInTurn();
            return question.get();
        });
    }

    /** The tree of the first events, at most {@link #size} of them. */
    public Tree tree(long size) {
        return tiles.tree(size);
    }

    /** The proof that the event at this position is included under this checkpoint of the log. */
    public TlogProof proof(long position, SignedNote checkpoint) {
        Tree tree = tree(Checkpoint.parse(checkpoint.text()).size());
        long index = position - 1;
        return new TlogProof(Optional.empty(), index, tree.inclusion(index), checkpoint);
    }

    /** The contents served under a tile's name, or empty if the signed tree has no such tile. */
    public Optional<byte[]> tile(TileName name) {
        if (!name.isIn(size())) {
            return Optional.empty();
        }
        return Optional.of(
                name.level() == TileName.ENTRIES
                        ? entries(name)
                        : tiles.tile(name.level(), name.index()).bytes(name.width()));
    }

    /** The last checkpoint that so many witnesses have signed, if any. */
    public Optional<SignedNote> cosignedCheckpoint(int witnesses) {
        return checkpoint(checkpoints.cosignedSize(witnesses));
    }

    /** The size up to which the witness with this name has signed, if it has. */
    public Optional<Cosigned> cosignedBy(String witness) {
        return checkpoints.cosignedBy(witness);
    }

    /** Stores a witness's signature lines for a checkpoint; they are published from then on. */
    public void addCosignatures(long size, List<NoteSignature> signatures, Instant at) {
        checkpoints.addCosignatures(size, signatures, at);
    }

    private SignedNote cosigned(SignedNote note) {
        var signatures = new ArrayList<>(note.signatures());
        signatures.addAll(checkpoints.cosignatures(Checkpoint.parse(note.text()).size()));
        return new SignedNote(note.text(), signatures);
    }

    private byte[] entries(TileName name) {
        return EntryBundle.encode(log.readAfter(name.index() * TileName.FULL, name.width()).stream()
                .map(Leaf::canonical)
                .toList());
    }
}
