package org.caseledger.mirror;

import static java.util.Comparator.comparingLong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

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
