package org.caseledger.api.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.backup.BackupMaker.BackupWriter;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.files.FolderLock;
import org.caseledger.files.PrivateFolder;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is complete: a folder under its name, with everything that its manifest has. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class KeptBackup {
    static final String MANIFEST = "manifest.json";
    static final String DATABASE = "postgres";
    static final String OFFICE = "office";

    @Getter
    private final Path folder;

    private final Manifest manifest;

    /**
     * The backup in this folder, or the last complete one of those in it; a {@link LabelledException} when there is
     * none.
     */
    public static KeptBackup find(Path folder) throws IOException {
        Path found = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(found)) {
            throw refused(found, new Text("没有此目录", "there is no such folder"), null);
        }
        var complete = BackupFolder.completeIn(found);
        return in(complete.isEmpty() ? found : complete.get(complete.size() - 1));
    }

    /** The one in this folder; a {@link LabelledException} when it is none, or not complete. */
    static KeptBackup in(Path folder) {
        if (folder.getFileName().toString().endsWith(BackupFolder.UNFINISHED)) {
            throw refused(folder, new Text("备份没有做完", "the backup was not finished"), null);
        }
        try {
            var manifest = JsonMapper.shared().readValue(Files.readAllBytes(folder.resolve(MANIFEST)), Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw refused(
                        folder,
                        Text.format("格式 %d 属于更新的版本", "format %d is that of a later version", manifest.format()),
                        null);
            }
            return new KeptBackup(folder, manifest);
        } catch (NoSuchFileException e) {
            throw refused(folder, new Text("没有 manifest.json", "it has no manifest.json"), e);
        } catch (JacksonException e) {
            throw refused(folder, new Text("manifest.json 已损坏", "its manifest.json is damaged"), e);
        } catch (IOException e) {
            throw refused(folder, new Text(e.toString(), e.toString()), e);
        }
    }

    public String name() {
        return folder.getFileName().toString();
    }

    public Instant madeAt() {
        return manifest.madeAt();
    }

    /** The position of the last event that is certainly in it. */
    public long events() {
        return manifest.events();
    }

    public boolean hasDatabase() {
        return manifest.database();
    }

    /** What was signed last when it was made. */
    public Optional<KeptCheckpoint> checkpoint() {
        try {
            return Optional.ofNullable(manifest.checkpoint())
                    .map(note -> KeptCheckpoint.parse(folder.resolve(MANIFEST).toString(), note));
        } catch (Malformed e) {
            throw refused(folder, new Text("manifest.json 已损坏", "its manifest.json is damaged"), e);
        }
    }

    /** Reads every file; a {@link LabelledException} names the first that is not as it was. */
    public KeptBackup requireWhole() throws IOException {
        for (String name : manifest.folders()) {
            requireWithin(name);
        }
        for (var file : manifest.files().entrySet()) {
            Path path = requireWithin(file.getKey());
            if (!Files.isRegularFile(path)) {
                throw refused(folder, Text.format("缺少 %s", "%s is missing", file.getKey()), null);
            }
            if (Files.size(path) != file.getValue().size()
                    || !digest(path).equals(file.getValue().sha256())) {
                throw refused(folder, Text.format("%s 已被改动或损坏", "%s was changed or is damaged", file.getKey()), null);
            }
        }
        var more = new TreeSet<String>();
        try (var all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(() -> more));
        }
        more.removeAll(manifest.files().keySet());
        more.remove(MANIFEST);
        if (!more.isEmpty()) {
            throw refused(folder, Text.format("多出 %s", "%s does not belong to it", more.first()), null);
        }
        return this;
    }

    private Path requireWithin(String name) {
        Path path = folder.resolve(name);
        if (!path.equals(path.normalize()) || !path.startsWith(folder)) {
            throw refused(folder, Text.format("%s 不是备份中的文件名", "%s names nothing in it", name), null);
        }
        return path;
    }

    /** Puts its files into a data directory that has none; the database gets its name last. */
    public void copyInto(DataDirectory data) throws IOException {
        Path aside = PrivateFolder.make(data.root().resolve("postgres.restored"));
        var database = new BackupWriter(aside);
        var office = new BackupWriter(data.root());
        for (String name : manifest.folders()) {
            if (name.startsWith(DATABASE + "/")) {
                database.folder(inside(DATABASE, name));
            } else if (name.startsWith(OFFICE + "/")) {
                office.folder(inside(OFFICE, name));
            }
        }
        for (String name : manifest.files().keySet()) {
            if (name.startsWith(DATABASE + "/")) {
                database.file(inside(DATABASE, name), folder.resolve(name));
            } else if (name.startsWith(OFFICE + "/")) {
                office.file(inside(OFFICE, name), folder.resolve(name));
            }
        }
        database.sync();
        office.sync();
        if (hasDatabase()) {
            Files.move(aside, data.postgres(), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(aside);
        }
    }

    private static String inside(String part, String name) {
        return name.substring(part.length() + 1);
    }

    private static String digest(Path file) throws IOException {
        var digest = Sha256.begin();
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 17];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static LabelledException refused(Path folder, Text why, @Nullable Exception cause) {
        return new LabelledException(Text.format("%s 不能用来恢复：%s", "%s cannot be restored: %s", folder, why), cause);
    }

    /**
     * Where backups are kept, each a folder named by its time (UTC); one that has not its name yet ends in
     * {@code .unfinished}. Whoever makes one holds the lock.
     */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    static final class BackupFolder implements AutoCloseable {
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
            var older =
                    named(folder).stream().filter(one -> !kept.contains(one)).toList();
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
}
