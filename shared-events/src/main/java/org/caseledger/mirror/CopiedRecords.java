package org.caseledger.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.Tile;
import org.caseledger.tlog.TiledNodes;
import org.caseledger.tlog.TlogProof;
import org.caseledger.tlog.Tree;

/**
 * Reads the events of one log in a mirror without a ledger, also while the mirror is at work; continues where it
 * stopped. Not thread-safe.
 */
public final class CopiedRecords {
    private final Path folder;
    private final SegmentFiles segments;
    private final TileFiles tiles;
    private final GrowingTree tree = new GrowingTree((level, index, tile) -> {});
    private SignedNote signed;
    private Checkpoint checkpoint;

    private CopiedRecords(Path folder) {
        this.folder = folder;
        this.segments = new SegmentFiles(folder.resolve(LogCopy.RECORDS));
        this.tiles = new TileFiles(folder);
        this.signed = held(folder);
        this.checkpoint = checkpoint(signed, folder);
    }

    /** Those of all logs of a mirror, in the order of their names. */
    public static List<CopiedRecords> in(Path mirror) {
        try (var folders = Files.list(mirror)) {
            return folders.filter(folder -> Files.exists(folder.resolve(LogCopy.HELD)))
                    .map(CopiedRecords::new)
                    .sorted((one, other) -> one.origin().compareTo(other.origin()))
                    .toList();
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format("无法读取镜像目录：%s", "the folder of the mirror cannot be read: %s", mirror), e);
        }
    }

    /** Those of the log of that name; empty where the mirror has none of it. */
    public static Optional<CopiedRecords> of(Path mirror, String log) {
        return Optional.of(mirror.resolve(Sha256.hex(log)))
                .filter(folder -> Files.exists(folder.resolve(LogCopy.HELD)))
                .map(CopiedRecords::new);
    }

    private static SignedNote held(Path folder) {
        Path file = folder.resolve(LogCopy.HELD);
        try {
            return SignedNote.parse(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checkpoint checkpoint(SignedNote signed, Path folder) {
        try {
            return Checkpoint.parse(signed.text());
        } catch (IllegalArgumentException e) {
            throw damaged(folder.resolve(LogCopy.HELD), e);
        }
    }

    private static LabelledException damaged(Path file, Exception cause) {
        return new LabelledException(Text.format("镜像文件已损坏：%s", "this file of the mirror is damaged: %s", file), cause);
    }

    /** The name of the log. */
    public String origin() {
        return checkpoint.origin();
    }

    /** How many events the log has signed that are all here. */
    public long size() {
        return checkpoint.size();
    }

    /** How many of them were read. */
    public long read() {
        return tree.size();
    }

    /** What the log signed of them; its signature is not verified. */
    public SignedNote signed() {
        return signed;
    }

    /** Looks whether the log has signed more. */
    public void refresh() {
        signed = held(folder);
        checkpoint = checkpoint(signed, folder);
    }

    /**
     * Reads all that were not read yet, in their order, nothing sealed in them opened; at the end throws
     * {@link LabelledException} if they are not those that the log has signed.
     */
    public void each(Consumer<StoredEvent> reader) {
        while (!readOn(reader)) {
            // another file of them
        }
    }

    /** The same for those of one file; whether all are read now. */
    public boolean readOn(Consumer<StoredEvent> reader) {
        long before = tree.size();
        if (before < size()) {
            Path file = segments.of(before + 1);
            try {
                if (Files.exists(file)) {
                    SegmentFiles.read(file, before % SegmentFiles.EVENTS, line -> take(line, reader));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (before < tree.size() && tree.size() < size()) {
            return false;
        } else if (tree.size() != size() || !tree.root().equals(checkpoint.root())) {
            throw new LabelledException(Text.format(
                    "日志 %s 的镜像与其签署的不符（读到位置 %d，应为 %d）",
                    "the copy of the log %s is not what was signed (read up to position %d of %d)",
                    origin(),
                    tree.size(),
                    size()));
        }
        return true;
    }

    private boolean take(byte[] line, Consumer<StoredEvent> reader) {
        if (tree.size() == size()) {
            return false;
        }
        var mirrored = MirroredEvent.at(tree.size() + 1, line);
        mirrored.ifPresent(next -> {
            tree.add(next.leaf());
            reader.accept(next.event());
        });
        return mirrored.isPresent();
    }

    /** An event as it is stored, with the proof that it is in the log. */
    public record Proven(StoredEvent event, TlogProof proof) {}

    /**
     * The event at a position, counted from 1, once all that is signed was read; empty where there is none. Throws
     * {@link LabelledException} if it is not the one that was read.
     */
    public Optional<Proven> at(long position) {
        if (position < 1 || position > tree.size() || tree.size() != size()) {
            return Optional.empty();
        }
        Path file = segments.of(position);
        try {
            var lines = new ArrayList<byte[]>();
            SegmentFiles.read(file, (position - 1) % SegmentFiles.EVENTS, line -> !lines.add(line));
            var event = MirroredEvent.parse(lines.get(0));
            var nodes = new Tree(size(), new TiledNodes(this::tile));
            if (!nodes.leaf(position - 1).equals(event.leaf())) {
                throw damaged(file, new IOException("another event at this position"));
            }
            var proof = new TlogProof(Optional.empty(), position - 1, nodes.inclusion(position - 1), signed);
            return Optional.of(new Proven(event.event(), proof));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tile tile(int level, long index) {
        return tree.edge().stream()
                .filter(edge -> edge.level() == level && edge.index() == index)
                .map(GrowingTree.Edge::tile)
                .findFirst()
                .orElseGet(() -> tiles.tile(level, index));
    }
}
