package org.caseledger.api.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.files.PrivateFolder;
import org.caseledger.proof.KeptCheckpoint;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is complete: a folder under its name, with everything that its manifest has. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class KeptBackup {
    static final String MANIFEST = "manifest.json";
    static final String DATABASE = "postgres";
    static final String OFFICE = "office";

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

    public Path folder() {
        return folder;
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
}
