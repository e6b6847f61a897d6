package org.caseledger.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.SignedNote;

/** The events of one log in a mirror, for whoever reads them without a ledger of its own. */
public final class CopiedRecords {

    private final Path folder;
    private final Checkpoint checkpoint;

    private CopiedRecords(Path folder, Checkpoint checkpoint) {
        this.folder = folder;
        this.checkpoint = checkpoint;
    }

    /** Those of all logs of a mirror, in the order of their names; also while it is at work. */
    public static List<CopiedRecords> in(Path mirror) {
        try (var folders = Files.list(mirror)) {
            return folders.filter(folder -> Files.exists(folder.resolve(LogCopy.HELD)))
                    .map(folder -> new CopiedRecords(folder, held(folder)))
                    .sorted((one, other) -> one.origin().compareTo(other.origin()))
                    .toList();
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format(
                            "无法读取镜像目录：%s", "the folder of the mirror cannot be read: %s", mirror),
                    e);
        }
    }

    private static Checkpoint held(Path folder) {
        Path file = folder.resolve(LogCopy.HELD);
        try {
            return Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file)).text());
        } catch (IllegalArgumentException e) {
            throw new LabelledException(
                    Text.format("镜像文件已损坏：%s", "this file of the mirror is damaged: %s", file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the log. */
    public String origin() {
        return checkpoint.origin();
    }

    /** How many events there are. */
    public long size() {
        return checkpoint.size();
    }

    /**
     * Reads all in their order, nothing sealed in them opened; at the end throws {@link
     * LabelledException} if they are not those that the log has signed.
     */
    public void each(Consumer<StoredEvent> reader) {
        var tree = new GrowingTree((level, index, tile) -> {});
        try {
            for (Path file : new SegmentFiles(folder.resolve(LogCopy.RECORDS)).all()) {
                SegmentFiles.read(file, line -> take(line, tree, reader));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (tree.size() != size() || !tree.root().equals(checkpoint.root())) {
            throw new LabelledException(
                    Text.format(
                            "日志 %s 的镜像与其签署的不符（读到位置 %d，应为 %d）",
                            "the copy of the log %s is not what was signed (read up to position %d of %d)",
                            origin(),
                            tree.size(),
                            size()));
        }
    }

    private boolean take(byte[] line, GrowingTree tree, Consumer<StoredEvent> reader) {
        if (tree.size() == size()) {
            return false;
        }
        MirroredEvent mirrored;
        try {
            mirrored = MirroredEvent.parse(line);
        } catch (IllegalArgumentException damaged) {
            return false;
        }
        if (mirrored.event().position() != tree.size() + 1) {
            return false;
        }
        tree.add(mirrored.leaf());
        reader.accept(mirrored.event());
        return true;
    }
}
