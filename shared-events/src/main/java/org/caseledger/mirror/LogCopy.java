package org.caseledger.mirror;

import static java.util.Comparator.comparingLong;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.Tile;
import org.caseledger.tlog.TileName;
import org.caseledger.tlog.TiledNodes;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * The copy of one log on disk: its events, its tree as tiles, and the last checkpoint of the log whose events are all
 * here. Each opening reads everything and computes the tree anew.
 */
final class LogCopy {
    static final String HELD = "held.checkpoint";
    static final String RECORDS = "records";

    /** The streams whose last change limits the age of the rows of the office. */
    private static final Set<String> OFFICE = Set.of("person", "unit", "factor", "log");

    private static final String DESTROYED = "CaseDestroyed";
    private static final String KEY_REPLACED = "MasterKeyReplaced";

    private final Path folder;
    private final String origin;
    private final SegmentFiles segments;
    private final Map<Long, Hash> signed = new HashMap<>();
    private final TileFiles tiles;
    private final Set<UUID> destroyed = new HashSet<>();
    private @Nullable SignedNote held;
    private GrowingTree tree;
    private long compared;
    private long officeChangedAt;
    private long keyReplacedAt;
    private long tail;

    private LogCopy(Path folder, String origin) {
        this.folder = folder;
        this.origin = origin;
        this.segments = new SegmentFiles(folder.resolve(RECORDS));
        this.tiles = new TileFiles(folder);
        this.tree = new GrowingTree(tiles::keep);
    }

    /**
     * Opens or begins it; {@code cosigned} is what was cosigned of it last. Drops what a crash left half written, and
     * throws {@link LabelledException} where what was cosigned is damaged.
     */
    static LogCopy open(
            Path folder,
            String origin,
            Collection<VerifierKey> keys,
            Optional<SignedNote> cosigned,
            Consumer<String> journal)
            throws IOException {
        PrivateFolder.make(folder);
        PrivateFolder.make(folder.resolve(RECORDS));
        removeUnfinished(folder);
        var copy = new LogCopy(folder, origin);
        copy.held = copy.readHeld(keys);
        Stream.concat(copy.held().stream(), cosigned.stream())
                .map(note -> Checkpoint.parse(note.text()))
                .forEach(checkpoint -> copy.signed.put(checkpoint.size(), checkpoint.root()));
        long lost = copy.load(Long.MAX_VALUE);
        if (lost > 0) {
            journal.accept("已去除未写完的内容 dropped what was half written: %d bytes".formatted(lost));
        }
        if (copy.size() < copy.bound()) {
            journal.accept("缺少位置 %1$d 之后的记录，将重新抄取 records after position %1$d are missing and are fetched again"
                    .formatted(copy.size()));
        }
        return copy;
    }

    private static void removeUnfinished(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(LogCopy::isUnfinished).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(".tmp");
    }

    private @Nullable SignedNote readHeld(Collection<VerifierKey> keys) throws IOException {
        var file = folder.resolve(HELD);
        var text = new PrivateFile(file).read();
        try {
            for (String note : text.stream().toList()) {
                var read = SignedNote.parse(note);
                read.verify(keys);
                if (Checkpoint.parse(read.text()).origin().equals(origin)) {
                    return read;
                }
                throw damaged(file);
            }
            return null;
        } catch (IllegalArgumentException | NoteRejected e) {
            throw damaged(file);
        }
    }

    private static LabelledException damaged(Path file) {
        return new LabelledException(Text.format("镜像文件已损坏：%s", "this file of the mirror is damaged: %s", file));
    }

    /** Up to where records must be there and as they were signed. */
    private long bound() {
        return signed.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Reads up to a size; what follows on disk is removed, which is how many bytes. */
    private long load(long limit) throws IOException {
        tree = new GrowingTree(tiles::keep);
        tiles.forgetUnwritten();
        destroyed.clear();
        compared = 0;
        officeChangedAt = 0;
        keyReplacedAt = 0;
        tail = 0;
        long dropped = 0;
        boolean cut = false;
        for (Path file : segments.all()) {
            cut = cut || tree.size() >= limit || !segments.of(tree.size() + 1).equals(file);
            long whole = cut ? 0 : SegmentFiles.read(file, line -> takes(line, limit));
            long rest = Files.size(file) - whole;
            if (rest == 0) {
                tail = whole;
                continue;
            }
            if (tree.size() < Math.min(bound(), limit)) {
                throw new LabelledException(Text.format(
                        "镜像记录自位置 %d 起损坏：%s。从保存的副本恢复该文件；或在该局可用时移走它及其后的文件，重新启动即重新抄取",
                        "the records of the mirror are damaged from position %d on: %s. Put a copy of the file in its place; or, while the office is there, take it and those after it away, and start again to fetch them anew",
                        tree.size() + 1,
                        file));
            }
            dropped += rest;
            cut = true;
            if (whole == 0) {
                Files.delete(file);
            } else {
                SegmentFiles.write(file, whole, new byte[0]);
                tail = whole;
            }
        }
        tail = tree.size() % SegmentFiles.EVENTS == 0 ? 0 : tail;
        tiles.write();
        return dropped;
    }

    private boolean takes(byte[] line, long limit) {
        if (tree.size() >= limit) {
            return false;
        }
        var event = MirroredEvent.at(tree.size() + 1, line);
        if (event.isEmpty()) {
            return false;
        }
        grow(event.get());
        if (!isAsSigned()) {
            throw new LabelledException(Text.format(
                    "镜像中位置 %d 至 %d 的记录与当时签署的不符：%s",
                    "the records of the mirror from position %d to %d are not those that were signed: %s",
                    compared + 1,
                    tree.size(),
                    segments.folder()));
        }
        return true;
    }

    private void grow(MirroredEvent mirrored) {
        StoredEvent event = mirrored.event();
        tree.add(mirrored.leaf());
        if (OFFICE.contains(event.aggregateType())) {
            officeChangedAt = event.position();
        }
        if (event.type().equals(KEY_REPLACED)) {
            keyReplacedAt = event.position();
        } else if (event.type().equals(DESTROYED)) {
            destroyed.add(event.streamId());
        }
    }

    private boolean isAsSigned() {
        Hash root = signed.get(tree.size());
        if (root == null) {
            return true;
        }
        boolean same = root.equals(tree.root());
        compared = same ? tree.size() : compared;
        return same;
    }

    /** Adds what was fetched: it is on disk, and not yet compared with anything signed. */
    synchronized void add(List<MirroredEvent> events) throws IOException {
        for (int from = 0; from < events.size(); ) {
            Path file = segments.of(tree.size() + 1);
            var lines = new ByteArrayOutputStream();
            int to = from;
            while (to < events.size()
                    && segments.of(events.get(to).event().position()).equals(file)) {
                lines.writeBytes(events.get(to++).line());
                lines.write('\n');
            }
            SegmentFiles.write(file, tail, lines.toByteArray());
            events.subList(from, to).forEach(this::grow);
            tail = tree.size() % SegmentFiles.EVENTS == 0 ? 0 : tail + lines.size();
            from = to;
        }
        tiles.write();
    }

    /**
     * Adds the events of a sibling copy that begins with the same event, up to a size; of several the one with the
     * most. None is compared with anything signed yet.
     */
    synchronized void addFromSibling(MirroredEvent first, long size) throws IOException {
        for (Path file : new Siblings(folder).longestWith(first)) {
            var events = new ArrayList<MirroredEvent>();
            SegmentFiles.read(file, line -> {
                long next = tree.size() + events.size() + 1;
                var event = MirroredEvent.at(next, line);
                return next <= size && event.isPresent() && events.add(event.get());
            });
            add(events);
        }
    }

    /** Takes everything away that was not compared with anything signed. */
    synchronized void dropUncompared() throws IOException {
        load(compared);
    }

    /** Compares with a root where this size has one that is signed. */
    synchronized boolean compare() {
        return isAsSigned();
    }

    /** The sizes beyond the present one whose roots are known, in order. */
    synchronized List<Long> goals() {
        return signed.keySet().stream()
                .filter(size -> size > tree.size())
                .sorted()
                .toList();
    }

    /** Whether a checkpoint is of records that are here. */
    synchronized boolean agrees(Checkpoint checkpoint) {
        return tree(checkpoint.size()).root().equals(checkpoint.root());
    }

    /** Keeps a checkpoint that {@link #agrees}, as the last of which everything is here. */
    synchronized void hold(SignedNote note) throws IOException {
        tiles.write();
        var checkpoint = Checkpoint.parse(note.text());
        new PrivateFile(folder.resolve(HELD)).replace(note.toString());
        held = note;
        signed.put(checkpoint.size(), checkpoint.root());
        signed.keySet().removeIf(size -> size < checkpoint.size());
        compared = Math.max(compared, checkpoint.size());
    }

    /** All records, also those that are not yet compared. */
    synchronized long size() {
        return tree.size();
    }

    /** The last checkpoint of the log whose records are all here. */
    synchronized Optional<SignedNote> held() {
        return Optional.ofNullable(held);
    }

    /** The number of records under it. */
    synchronized long heldSize() {
        return held == null ? 0 : Checkpoint.parse(held.text()).size();
    }

    /** The tree of the first records, at most {@link #size} of them. */
    synchronized Tree tree(long size) {
        return new Tree(size, new TiledNodes(this::tile));
    }

    /** A tile as wide as it is here. */
    synchronized Tile tile(int level, long index) {
        if (TileName.widthIn(level, index, tree.size()) < TileName.FULL) {
            return tree.edge().stream()
                    .filter(edge -> edge.level() == level && edge.index() == index)
                    .map(GrowingTree.Edge::tile)
                    .findFirst()
                    .orElseThrow();
        }
        return tiles.tile(level, index);
    }

    synchronized long officeChangedAt() {
        return officeChangedAt;
    }

    synchronized long keyReplacedAt() {
        return keyReplacedAt;
    }

    synchronized Set<UUID> destroyed() {
        return Set.copyOf(destroyed);
    }

    /** The copies of other logs next to one, of which one may be the same log under an earlier name. */
    record Siblings(Path folder) {
        /** The files of events of the one that begins with this event and has the most; or none. */
        List<Path> longestWith(MirroredEvent first) throws IOException {
            var all = new ArrayList<List<Path>>();
            try (var copies = Files.list(folder.resolveSibling("."))) {
                for (Path copy : copies.map(Path::normalize).toList()) {
                    if (!copy.equals(folder.normalize()) && Files.exists(copy.resolve(LogCopy.HELD))) {
                        var files = new SegmentFiles(copy.resolve(LogCopy.RECORDS)).all();
                        if (!files.isEmpty() && begins(files.get(0), first)) {
                            all.add(files);
                        }
                    }
                }
            }
            return all.stream().max(comparingLong(List::size)).orElse(List.of());
        }

        private static boolean begins(Path file, MirroredEvent first) throws IOException {
            var same = new AtomicBoolean();
            SegmentFiles.read(file, line -> {
                same.set(isOf(line, first));
                return false;
            });
            return same.get();
        }

        private static boolean isOf(byte[] line, MirroredEvent first) {
            try {
                return MirroredEvent.parse(line).leaf().equals(first.leaf());
            } catch (IllegalArgumentException damaged) {
                return false;
            }
        }
    }
}
