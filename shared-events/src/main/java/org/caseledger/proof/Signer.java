package org.caseledger.proof;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.eventlog.Barrier;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.VerifierKey;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs the log's tree, always in the same steps: the tiles, the checkpoint next to the key, the checkpoint in the
 * database. A node that continues after a crash between any two of them writes the same bytes. Only one node does this
 * at a time, because the row of {@code proof.tree} is locked.
 *
 * <p>It never signs anything that contradicts an earlier signed checkpoint, and nothing under a name that the log gave
 * up when it went on after a loss: {@link SigningRefused}. Database failures are thrown as Spring's
 * {@code DataAccessException}.
 */
public final class Signer {
    private final TransactionTemplate transaction;
    private final EventKey eventKey;
    private final LogKeyFiles files;
    private final Supplier<Barrier> barriers;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final Tiles tiles;
    private final TileBuilder folding;
    private final Checkpoints checkpoints;
    private final LogKeys keys;
    private final Optional<SecondLine> second;
    // Nothing was added or lost since this size was compared, so there is no need to lock and
    // compare again.
    private volatile long compared = -1;

    public Signer(DataSource dataSource, EventKey key, LogKeyFiles files, Clock clock) {
        this(dataSource, key, files, clock, () -> position -> {}, Optional.empty());
    }

    /**
     * {@code barriers} are taken before the log is read and passed before it is signed: what a standby may lack at its
     * promotion is not. {@code second} is the second line under the checkpoints.
     */
    public Signer(
            DataSource dataSource,
            EventKey key,
            LogKeyFiles files,
            Clock clock,
            Supplier<Barrier> barriers,
            Optional<SecondLine> second) {
        this.second = second;
        this.barriers = barriers;
        this.eventKey = key;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.files = files;
        this.clock = clock;
        this.tiles = new Tiles(jdbc);
        this.folding = new TileBuilder(jdbc, transaction, tiles, key, TileBuilder.BATCH, this::requireSamePast);
        this.checkpoints = new Checkpoints(jdbc);
        this.keys = new LogKeys(jdbc);
    }

    /**
     * The key that signs on this node, or empty if another node has it; a log without a key gets a new one with this
     * name, its origin.
     */
    public Optional<VerifierKey> keyOrFirst(String origin) {
        return transaction.execute(status -> {
            tiles.lockInTurn();
            if (keys.all().isEmpty()) {
                keys.add(files.keyOrNew(origin).verifier(), 0);
            }
            Optional<SigningKey> key = files.key(keys.verifiers());
            second.filter(line -> isCurrent(key)).ifPresent(line -> line.begin(key.orElseThrow(), tiles.size()));
            return key.map(SigningKey::verifier);
        });
    }

    /**
     * Throws {@link SigningRefused} where the log does not contain what this node has signed or seen under the name
     * that it signs under: the database is that of a primary that was replaced, of a standby that has lost events, or
     * an old backup.
     */
    public void requireContinuation() {
        files.lastSigned()
                .map(note -> Checkpoint.parse(note.text()))
                .filter(past -> keys.current()
                        .filter(k -> k.name().equals(past.origin()))
                        .isPresent())
                .filter(past -> !keys.isGivenUp(past.origin()))
                .ifPresent(past -> {
                    if (head() < past.size()) {
                        throw SigningRefused.otherLog(past.size(), head());
                    }
                    if (!root(past.size()).equals(past.root())) {
                        throw SigningRefused.otherLog(past.size());
                    }
                });
    }

    /** Over the first events, also where the tiles are behind. */
    private Hash root(long size) {
        long folded = Math.min(tiles.size(), size);
        var tree = new GrowingTree(folded, tiles, (level, index, tile) -> {});
        jdbc.sql("""
                        SELECT leaf_hash FROM ledger.event
                         WHERE position > :folded AND position <= :size
                         ORDER BY position
                        """).param("folded", folded).param("size", size).query((RowCallbackHandler)
                row -> tree.add(Hash.of(row.getBytes("leaf_hash"))));
        return tree.root();
    }

    private boolean isCurrent(Optional<SigningKey> key) {
        return key.map(SigningKey::verifier)
                .filter(k -> keys.current().equals(Optional.of(k)))
                .isPresent();
    }

    /**
     * The newly signed checkpoint of all events, or of all before one that the ledger did not write, which is refused
     * the next time; empty if there is nothing new, or if another node is signing.
     */
    public Optional<SignedNote> run() {
        if (compared == checkpoints.latestSize() && compared == head() && !owesSecondLine()) {
            return Optional.empty();
        }
        if (!eventKey.isPresent()) {
            throw SigningRefused.notHere(
                    "本节点没有主密钥，不能核对事件的认证码，不签署",
                    "this node has no master key to check the authentication codes of events with: it does not sign");
        }
        SigningRefused stopped = null;
        try {
            folding.run();
        } catch (ForeignEvent e) {
            stopped = SigningRefused.foreign(e);
        }
        second.ifPresent(line -> line.catchUp(tiles.size()));
        Barrier barrier = barriers.get();
        Optional<SignedNote> signed = transaction.execute(status -> sign(barrier));
        if (stopped != null && signed.isEmpty()) {
            throw stopped;
        }
        return signed;
    }

    private boolean owesSecondLine() {
        return second.filter(line -> line.isOwed(compared)).isPresent();
    }

    /** Whether the tree of the second line has more to catch up with, so that it goes on soon. */
    boolean isCatchingUp() {
        return second.filter(SecondLine::isBehind).isPresent();
    }

    /** Why checkpoints get no second line from this node; empty where they need none. */
    Optional<SigningRefused> secondLineTrouble() {
        return second.flatMap(SecondLine::trouble);
    }

    /**
     * The log's signature of a text that is no checkpoint, such as the list of what is handed out; empty where another
     * node has the key, or the log has given its name up. Throws {@link IllegalArgumentException} for a text that
     * begins with the name of the log, as a checkpoint does.
     */
    public Optional<NoteSignature> attest(String text) {
        return transaction.execute(status -> {
            tiles.lockInTurn();
            return files.key(keys.verifiers())
                    .filter(key -> keys.current().filter(key.verifier()::equals).isPresent())
                    .filter(key -> !keys.isGivenUp(key.verifier().name()))
                    .map(key -> attested(key, text));
        });
    }

    private static NoteSignature attested(SigningKey key, String text) {
        if (text.startsWith(key.verifier().name() + "\n")) {
            throw new IllegalArgumentException("a checkpoint is signed as one only");
        }
        return key.sign(text);
    }

    /**
     * Replaces the key: a new one signs from now on, and the last tree is signed with both; the old private key is
     * deleted.
     */
    public LogKey rotate() {
        folding.run();
        Barrier barrier = barriers.get();
        LogKey made = transaction.execute(status -> signWithNext(tiles.lockInTurn(), barrier));
        // In a transaction of its own, so that no signer mistakes the new file for the leftover of
        // a crash.
        transaction.executeWithoutResult(status -> {
            tiles.lockInTurn();
            files.key(keys.verifiers());
        });
        return made;
    }

    /**
     * Replaces the key of the second line: a new one signs from now on; the old private key is deleted. Throws
     * {@link SigningRefused} where one of the keys is not here, and {@link LabelledException} for a log without a
     * second line.
     */
    public LogKey rotateSecond() {
        SecondLine line = second.orElseThrow(() -> new LabelledException(
                "未启用国密签名（caseledger.log.sm2）", "the log has no line by SM2 (caseledger.log.sm2)"));
        LogKey made = transaction.execute(status -> {
            long size = tiles.lockInTurn();
            return line.rotate(ownKey(), size);
        });
        transaction.executeWithoutResult(status -> {
            tiles.lockInTurn();
            line.completeFile();
        });
        return made;
    }

    /**
     * Gives the log another name and key after its end was lost for good: under its old name it would contradict what
     * was signed, so it never signs under it again. The remaining log is signed under the new name with the next event;
     * the last checkpoint of the old name is kept as {@code log.signed-SIZE}. Throws {@link LabelledException} for a
     * name that the log has had.
     */
    public LogKey beginAnew(String origin) {
        LogKey made = transaction.execute(status -> addNewName(tiles.lockInTurn(), origin));
        transaction.executeWithoutResult(status -> {
            tiles.lockInTurn();
            files.key(keys.verifiers());
            files.putLastSignedAside();
        });
        return made;
    }

    private LogKey addNewName(long size, String origin) {
        if (keys.verifiers().stream().anyMatch(key -> key.name().equals(origin))) {
            throw new LabelledException(Text.format("日志用过名称 %s", "the log has had the name %s", origin));
        }
        LogKey made = new LogKey(files.makeNext(origin).verifier(), size);
        keys.add(made.verifier(), made.validFrom());
        return made;
    }

    private long head() {
        return jdbc.sql("SELECT position FROM ledger.head").query(Long.class).single();
    }

    private Optional<SignedNote> sign(Barrier barrier) {
        OptionalLong size = tiles.lock();
        if (size.isEmpty()) {
            return Optional.empty();
        }
        SigningKey key = ownKey();
        Tree tree = comparedTree(size.getAsLong(), key);
        if (tree.size() == checkpoints.latestSize()) {
            addSecondLine(tree.size(), key, barrier);
            compared = tree.size();
            return Optional.empty();
        }
        String text = text(key, tree);
        SignedNote note = withSecondLine(new SignedNote(text, List.of(key.sign(text))), key);
        keep(tree.size(), note, barrier);
        return Optional.of(note);
    }

    /** Under the last checkpoint, which was signed before the tree of the second line was there. */
    private void addSecondLine(long size, SigningKey key, Barrier barrier) {
        checkpoints
                .latest()
                .filter(note -> originOf(note).equals(key.verifier().name()))
                .ifPresent(note -> {
                    SignedNote lined = withSecondLine(note, key);
                    if (!lined.equals(note)) {
                        keep(size, lined, barrier);
                    }
                });
    }

    private SignedNote withSecondLine(SignedNote note, SigningKey key) {
        return second.map(line -> line.under(
                        note,
                        key,
                        Stream.of(signedHere(key), checkpoints.latest())
                                .flatMap(Optional::stream)
                                .toList()))
                .orElse(note);
    }

    private LogKey signWithNext(long size, Barrier barrier) {
        SigningKey old = ownKey();
        Tree tree = comparedTree(size, old);
        SigningKey next = files.makeNext(old.verifier().name());
        if (size > 0) {
            String text = text(old, tree);
            SignedNote note = checkpoints.of(size).orElseGet(() -> new SignedNote(text, List.of(old.sign(text))));
            keep(size, note.with(next.sign(text)), barrier);
        }
        keys.add(next.verifier(), size);
        return new LogKey(next.verifier(), size);
    }

    // First next to the key: the row may be lost with the database, but the signature remains
    // known.
    private void keep(long size, SignedNote note, Barrier barrier) {
        barrier.require(size);
        files.keepLastSigned(note);
        checkpoints.put(size, note, clock.instant());
    }

    // Nothing is built on changed tiles, because their hashes would be carried into the tiles
    // above.
    private void requireSamePast(long size) {
        Tree tree = tiles.tree(size);
        SignedTree.requireSamePast(signedHere(ownKey()), tree);
        SignedTree.requireSamePast(signedAnywhere(), tree);
    }

    /** The tree of this size, after comparison with everything signed here or seen from other nodes. */
    private Tree comparedTree(long size, SigningKey key) {
        requireNotGivenUp(key.verifier().name());
        Tree tree = tiles.tree(size);
        Optional<SignedNote> here = signedHere(key);
        Optional<SignedNote> everywhere = signedAnywhere();
        SignedTree.requireGrowth(here, tree);
        SignedTree.requireGrowth(everywhere, tree);
        if (SignedTree.size(everywhere) > SignedTree.size(here)) {
            files.keepLastSigned(everywhere.orElseThrow());
        }
        return tree;
    }

    // What the lost events were signed with is not known on every node: none signs under the name.
    private void requireNotGivenUp(String name) {
        if (keys.isGivenUp(name)) {
            throw SigningRefused.contradiction(
                    "日志在丢失事件后续记，不再以 %s 的名称签署：请以新名称继续（ledger log-key --begin-anew）",
                    "the log went on without events that it has lost, and signs nothing more as %s: begin it anew under another name (ledger log-key --begin-anew)",
                    name);
        }
    }

    // Signatures under a name that the log has given up no longer bind it.
    private Optional<SignedNote> signedHere(SigningKey key) {
        return files.lastSigned()
                .filter(note -> originOf(note).equals(key.verifier().name()));
    }

    private Optional<SignedNote> signedAnywhere() {
        try {
            Optional<SignedNote> latest = checkpoints.latest();
            latest.ifPresent(note -> note.verify(keys.verifiers()));
            return latest;
        } catch (Malformed | NoteRejected e) {
            throw SigningRefused.contradiction(
                    "数据库中的检查点不是本日志密钥所签，停止签署",
                    "the checkpoint in the database is not signed by the log's keys; nothing more is signed");
        }
    }

    private SigningKey ownKey() {
        SigningKey key = files.key(keys.verifiers())
                .orElseThrow(() -> SigningRefused.notHere(
                        "本节点没有日志密钥文件 log.key，只提供日志，不签署",
                        "this node has no log key, log.key: it serves the log and does not sign it"));
        if (!keys.current().equals(Optional.of(key.verifier()))) {
            throw SigningRefused.notHere(
                    "本节点的日志密钥不是现用的密钥，只提供日志，不签署",
                    "the log key of this node is not the one in use: it serves the log and does not sign it");
        }
        return key;
    }

    private static String originOf(SignedNote note) {
        return Checkpoint.parse(note.text()).origin();
    }

    private static String text(SigningKey key, Tree tree) {
        return new Checkpoint(key.verifier().name(), tree.size(), tree.root()).text();
    }
}
