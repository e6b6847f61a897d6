package org.caseledger.api.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.backup.KeptBackup.BackupFolder;
import org.caseledger.api.backup.Manifest.Contents;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.office.ProgramVersion;
import org.caseledger.api.postgres.DatabaseCopy;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.Outage;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;
import org.caseledger.tlog.SignedNote;
import tools.jackson.databind.json.JsonMapper;

/** Makes a backup of a data directory and its bundled database, also while the ledger works. */
@RequiredArgsConstructor
public final class BackupMaker {
    private final DataDirectory data;
    private final Clock clock;

    /** With the bundled database; when this returns, it is complete and on disk. */
    public KeptBackup of(EmbeddedDatabase database, BackupPlan plan) throws IOException {
        var made = make(plan, copy -> database.copyInto(copy.under(KeptBackup.DATABASE), this::moment), true);
        noteLast(made);
        return made;
    }

    /** Backs up everything outside the database, for an office whose own database is backed up by other means. */
    public KeptBackup beside(DataSource database, BackupPlan plan) throws IOException {
        return make(plan, copy -> moment(database), false);
    }

    /** When, and how far the log is. Whatever was acknowledged before is in the copy. */
    private record Moment(Instant at, long events, Optional<String> checkpoint) {}

    private interface Database {
        Moment copyInto(BackupWriter copy) throws IOException;
    }

    private Moment moment(DataSource database) {
        var log = new EventLog(database, EventKey.missing(), clock);
        var now = clock.instant();
        // First what is signed, which the events then go at least as far as.
        var checkpoint = new PublishedLog(database, log).checkpoint();
        return new Moment(now, log.head(), checkpoint.map(SignedNote::toString));
    }

    private KeptBackup make(BackupPlan plan, Database database, boolean embedded) throws IOException {
        try {
            return make(database, plan.made(), embedded);
        } catch (IOException e) {
            if (!Outage.isOfFullDisk(e)) {
                throw e;
            }
            var folders = Stream.concat(Stream.of(plan.directory()), plan.keys().stream())
                    .map(Path::toString)
                    .toList();
            throw new LabelledException(
                    new Text(
                            "备份未完成，磁盘已满：" + String.join("、", folders),
                            "no backup was made, the disk is full: " + String.join(", ", folders)),
                    e);
        }
    }

    private KeptBackup make(Database database, BackupPlan places, boolean embedded) throws IOException {
        places.requireOutside(data);
        try (var folder = BackupFolder.hold(places.directory())) {
            var key = masterKey();
            forget(folder.removeUnfinished(), places);
            Path unfinished = folder.begin(clock.instant());
            var copy = new BackupWriter(unfinished);
            var moment = database.copyInto(copy);
            copyOffice(copy);
            copy.sync();
            write(unfinished, manifest(copy, moment, embedded));
            // The keys first: a backup that is complete has them.
            if (places.keys().isPresent()) {
                new KeysApart(places.keys().get()).keep(BackupFolder.nameOf(unfinished), data);
            }
            requireSame(key);
            var made = KeptBackup.in(folder.finish(unfinished));
            if (places.keep() > 0) {
                forget(folder.keepLast(places.keep()), places);
            }
            return made;
        }
    }

    private void copyOffice(BackupWriter copy) throws IOException {
        copy.folder(KeptBackup.OFFICE);
        for (Path own : List.of(data.procedures(), data.calendars(), data.retention())) {
            if (Files.exists(own)) {
                copy.tree(KeptBackup.OFFICE, data.root(), own);
            }
        }
    }

    private Manifest manifest(BackupWriter copy, Moment moment, boolean embedded) {
        return new Manifest(
                Manifest.FORMAT,
                moment.at(),
                ProgramVersion.current(),
                embedded,
                moment.events(),
                moment.checkpoint().orElse(null),
                copy.folders(),
                copy.files());
    }

    private static void write(Path unfinished, Manifest manifest) throws IOException {
        var text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
        new PrivateFile(unfinished.resolve(KeptBackup.MANIFEST)).replace(text);
    }

    private Optional<String> masterKey() throws IOException {
        return new PrivateFile(data.masterKey()).read();
    }

    // A backup from before the key was replaced cannot be opened with the key kept next to it.
    private void requireSame(Optional<String> key) throws IOException {
        if (!masterKey().equals(key)) {
            throw new LabelledException(
                    "备份期间更换了主密钥，此次备份无效，请重新备份",
                    "the master key was replaced during the backup, which is of no use: make another one");
        }
    }

    /** Keys go with the backups that they open. */
    private static void forget(List<String> removed, BackupPlan places) throws IOException {
        if (places.keys().isPresent()) {
            new KeysApart(places.keys().get()).remove(removed);
        }
    }

    private void noteLast(KeptBackup made) throws IOException {
        Path last = data.lastBackup();
        if (!Files.exists(last)) {
            new PrivateFile(last).create("");
        }
        Files.setLastModifiedTime(last, FileTime.from(made.madeAt()));
    }

    /** Writes files below a folder, each on disk when it returns, and notes what it wrote. */
    @RequiredArgsConstructor
    static final class BackupWriter {
        private static final int BUFFER = 1 << 17;

        private final Path root;
        private final List<String> folders = new ArrayList<>();
        private final SortedMap<String, Contents> files = new TreeMap<>();

        List<String> folders() {
            return List.copyOf(folders);
        }

        SortedMap<String, Contents> files() {
            return files;
        }

        void folder(String name) throws IOException {
            Files.createDirectories(root.resolve(name));
            folders.add(name);
        }

        /** Throws {@link NoSuchFileException} when {@code from} is gone, and only then. */
        void file(String name, Path from) throws IOException {
            try (InputStream in = Files.newInputStream(from)) {
                file(name, in);
            }
        }

        void file(String name, byte[] contents) throws IOException {
            file(name, new ByteArrayInputStream(contents));
        }

        /** What is at {@code from} under {@code base}, a file or a folder, below a folder of this name. */
        void tree(String folder, Path base, Path from) throws IOException {
            try (var all = Files.walk(from)) {
                for (Path one : all.sorted().toList()) {
                    String name = folder + "/" + base.relativize(one).toString().replace('\\', '/');
                    if (Files.isDirectory(one)) {
                        folder(name);
                    } else {
                        file(name, one);
                    }
                }
            }
        }

        private void file(String name, InputStream in) throws IOException {
            try (FileChannel out = create(root.resolve(name))) {
                var digest = Sha256.begin();
                long size = 0;
                byte[] buffer = new byte[BUFFER];
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                    size += n;
                    for (var bytes = ByteBuffer.wrap(buffer, 0, n); bytes.hasRemaining(); ) {
                        out.write(bytes);
                    }
                }
                out.force(true);
                files.put(name, new Contents(size, HexFormat.of().formatHex(digest.digest())));
            }
        }

        // A folder that went, as with its disk, must not be taken for a file that the database dropped.
        private static FileChannel create(Path file) throws IOException {
            try {
                return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (NoSuchFileException e) {
                throw new IOException(e);
            }
        }

        /** The names of all files are on disk when this returns. */
        void sync() throws IOException {
            for (String name : folders) {
                PrivateFolder.sync(root.resolve(name));
            }
            PrivateFolder.sync(root);
        }

        /** A database below a folder of this name. */
        DatabaseCopy under(String folder) throws IOException {
            folder(folder);
            return new DatabaseCopy() {
                @Override
                public void folder(String name) throws IOException {
                    BackupWriter.this.folder(folder + "/" + name);
                }

                @Override
                public void file(String name, Path from) throws IOException {
                    BackupWriter.this.file(folder + "/" + name, from);
                }

                @Override
                public void file(String name, byte[] contents) throws IOException {
                    BackupWriter.this.file(folder + "/" + name, contents);
                }
            };
        }
    }
}
