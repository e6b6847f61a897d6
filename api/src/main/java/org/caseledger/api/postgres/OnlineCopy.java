package org.caseledger.api.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * The files of the embedded server, copied while it writes them: between the two marks of a backup PostgreSQL tells
 * what a recovery has to begin with, and the write-ahead log between them is copied too. Its own program for this is
 * not among those that are unpacked.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">PostgreSQL 18, 25.3.4: making a base
 *     backup using the low level API</a>
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class OnlineCopy extends SimpleFileVisitor<Path> {
    /** Files that the server recreates at its start, or must not find there. */
    private static final Set<String> NOT_COPIED = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "tablespace_map",
            "backup_manifest",
            "current_logfiles",
            "global/pg_control");

    /** Folders whose contents belong to the running server. */
    private static final Set<String> COPIED_EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final Path directory;
    private final DatabaseCopy copy;

    /** What {@code atTheEnd} gives, after which nothing that was committed is left out. */
    static <T> T make(Connection superuser, Path directory, DatabaseCopy copy, Supplier<T> atTheEnd)
            throws SQLException, IOException {
        var files = new OnlineCopy(directory, copy);
        try (Statement statement = superuser.createStatement()) {
            // Holds the write-ahead log; it goes with the connection, as the backup itself does.
            statement.execute("SELECT pg_create_physical_replication_slot('backup_%s', true, true)"
                    .formatted(UUID.randomUUID().toString().replace('-', '_')));
            statement.execute("SELECT pg_backup_start('case ledger', true)");
            Files.walkFileTree(directory, files);
            copy.file("global/pg_control", files.control());
            T told = atTheEnd.get();
            try (ResultSet end = statement.executeQuery("""
                            SELECT labelfile, spcmapfile, pg_walfile_name(lsn)
                              FROM pg_backup_stop(wait_for_archive => false)
                            """)) {
                end.next();
                files.refuseElsewhere(end.getString(2));
                String label = end.getString(1);
                copy.file("backup_label", label.getBytes(StandardCharsets.UTF_8));
                files.writeAheadLog(WalSegment.beginningOf(label), end.getString(3));
            }
            return told;
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        String name = name(folder);
        if (name.isEmpty()) {
            return FileVisitResult.CONTINUE;
        }
        if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        copy.folder(name);
        return COPIED_EMPTY.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = name(file);
        String last = file.getFileName().toString();
        if (!NOT_COPIED.contains(name) && !last.startsWith("pgsql_tmp") && !last.startsWith("pg_internal.init")) {
            try {
                copy.file(name, file);
            } catch (NoSuchFileException dropped) {
                // A table that went meanwhile: the recovery lets it go as well.
                return FileVisitResult.CONTINUE;
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    private String name(Path path) {
        return directory.relativize(path).toString().replace('\\', '/');
    }

    /** Read until it is the same twice: nothing in the write-ahead log would mend half of it. */
    private byte[] control() throws IOException {
        Path file = directory.resolve("global/pg_control");
        byte[] before = Files.readAllBytes(file);
        byte[] again = Files.readAllBytes(file);
        while (!Arrays.equals(before, again)) {
            before = again;
            again = Files.readAllBytes(file);
        }
        return again;
    }

    private void refuseElsewhere(String tablespaces) {
        if (tablespaces != null && !tablespaces.isBlank()) {
            throw new LabelledException(Text.format(
                    "内置数据库有另设的表空间，不能备份：%s",
                    "the bundled database has tablespaces elsewhere, which are not copied: %s", tablespaces.strip()));
        }
    }

    private void writeAheadLog(String first, String last) throws IOException {
        for (String segment : WalSegment.through(first, last)) {
            Path file = directory.resolve("pg_wal").resolve(segment);
            try {
                copy.file("pg_wal/" + segment, file);
            } catch (NoSuchFileException e) {
                throw new LabelledException(
                        Text.format(
                                "备份所需的预写日志 %s 已不在，此次备份无效，请重新备份",
                                "the write-ahead log %s that this backup needs is gone: it is of no use, make another one",
                                segment),
                        e);
            }
        }
    }
}
