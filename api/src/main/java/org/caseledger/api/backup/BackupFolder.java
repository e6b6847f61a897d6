package org.caseledger.api.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.files.FolderLock;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.util.FileSystemUtils;

/**
 * Where backups are kept, each a folder named by its time (UTC); one that has not its name yet ends in
 * {@code .unfinished}. Whoever makes one holds the lock.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class BackupFolder implements AutoCloseable {
    static final String UNFINISHED = ".unfinished";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern COMPLETE = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z");

    private final Path folder;
    private final FolderLock lock;

    /** Holds one that is there; a {@link LabelledException} if another process does. */
    static BackupFolder hold(Path made) throws IOException {
        return new BackupFolder(
                made,
                FolderLock.take(made, "backup.lock")
                        .orElseThrow(() -> new LabelledException(
                                Text.format("%s 中正在做另一次备份", "another backup is being made in %s", made))));
    }

    /** By time. */
    static List<Path> completeIn(Path folder) throws IOException {
        return named(folder).stream().filter(BackupFolder::hasManifest).toList();
    }

    private static boolean hasManifest(Path one) {
        return Files.exists(one.resolve(KeptBackup.MANIFEST));
    }

    /** One whose manifest is gone is being removed. */
    private static List<Path> named(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(one ->
                            COMPLETE.matcher(one.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Removes what was left unfinished; the names that it would have got. */
    List<String> removeUnfinished() throws IOException {
        var names = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path one : all) {
                FileSystemUtils.deleteRecursively(one);
                names.add(nameOf(one));
            }
        }
        return names;
    }

    /** A folder for a backup of this time. */
    Path begin(Instant at) throws IOException {
        return PrivateFolder.make(folder.resolve(NAME.format(at) + UNFINISHED));
    }

    static String nameOf(Path unfinished) {
        return unfinished.getFileName().toString().replace(UNFINISHED, "");
    }

    /** Gives it its name, by which it is complete. */
    Path finish(Path unfinished) throws IOException {
        Path complete = folder.resolve(nameOf(unfinished));
        Files.move(unfinished, complete, StandardCopyOption.ATOMIC_MOVE);
        PrivateFolder.sync(folder);
        return complete;
    }

    /** Removes all but the last so many that are complete; the names of what it removed. */
    List<String> keepLast(int most) throws IOException {
        var complete = completeIn(folder);
        var kept = complete.subList(Math.max(0, complete.size() - most), complete.size());
        var older = named(folder).stream().filter(one -> !kept.contains(one)).toList();
        for (Path one : older) {
            // Without its manifest it is none any more, however far this comes.
            Files.deleteIfExists(one.resolve(KeptBackup.MANIFEST));
            FileSystemUtils.deleteRecursively(one);
        }
        return older.stream().map(one -> one.getFileName().toString()).toList();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
