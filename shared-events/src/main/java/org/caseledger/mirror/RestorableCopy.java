package org.caseledger.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.SignedNote;
import org.caseledger.vault.MasterKey;
import org.caseledger.vault.RowsApart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The folder of a copy, from which the ledger is made again on an empty database: all of it or, with a
 * {@link LabelledException} that says why not, nothing.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class RestorableCopy {
    private static final int AT_ONCE = 1000;

    private final Path folder;
    /** It, as the log signed it. */
    @Getter
    private final SignedNote held;
    /** What the mirror cosigned last, if its file is next to the copy. */
    @Getter
    private final Optional<SignedNote> cosigned;

    /** Whether a folder is that of a copy, or of a mirror with one. */
    public static boolean isIn(Path directory) {
        return copies(directory).findAny().isPresent();
    }

    /** The copy in this folder, or the only one of the mirror whose folder it is. */
    public static RestorableCopy in(Path directory) {
        List<Path> found = copies(directory).toList();
        if (found.size() != 1) {
            throw new LabelledException(Text.format(
                    "%s 中有 %d 个日志的镜像，请指明其中一个的目录",
                    "%s has the copies of %d logs: name the folder of one", directory, found.size()));
        }
        Path folder = found.get(0);
        SignedNote held = note(folder.resolve(LogCopy.HELD));
        var beside = Stream.of(
                        folder.resolve("checkpoint"), folder.resolveSibling(folder.getFileName() + ".checkpoint"))
                .filter(Files::exists)
                .map(RestorableCopy::note)
                .findFirst();
        return new RestorableCopy(folder, held, beside);
    }

    private static Stream<Path> copies(Path directory) {
        if (Files.exists(directory.resolve(LogCopy.HELD))) {
            return Stream.of(directory.toAbsolutePath().normalize());
        }
        try (var folders = Files.list(directory)) {
            return folders
                    .filter(one -> Files.exists(one.resolve(LogCopy.HELD)))
                    .map(one -> one.toAbsolutePath().normalize())
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static SignedNote note(Path file) {
        try {
            return SignedNote.parse(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file.toString(), e);
        }
    }

    private static LabelledException damaged(String what, Throwable cause) {
        return new LabelledException(Text.format("镜像已损坏：%s", "the copy of the mirror is damaged: %s", what), cause);
    }

    /** The last checkpoint of which everything is in the copy. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(held.text());
    }

    /** Whether this is the master key under which the district sealed rows for the mirror. */
    public boolean opensWith(MasterKey master) {
        return RowsApart.open(master, office()).isPresent();
    }

    /** At which position the rows of the office were read. */
    public long officeAt() {
        byte[] file = officeFile();
        return ByteBuffer.wrap(file).getLong();
    }

    private byte[] office() {
        byte[] file = officeFile();
        return Arrays.copyOfRange(file, Long.BYTES, file.length);
    }

    private byte[] officeFile() {
        try {
            byte[] file = Files.readAllBytes(folder.resolve(RowsCopy.OFFICE));
            if (file.length > Long.BYTES) {
                return file;
            }
            throw damaged(RowsCopy.OFFICE, new IOException("too short"));
        } catch (IOException e) {
            throw damaged(RowsCopy.OFFICE, e);
        }
    }

    /** Fills the empty tables of this version, as their owner, in one transaction. */
    public void fill(DataSource owner, MasterKey master, LongConsumer progress) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            requireEmpty(jdbc);
            byte[] rows = RowsApart.open(master, office())
                    .orElseThrow(() -> damaged(RowsCopy.OFFICE, new IOException("seal")));
            each(rows, line -> OfficeTables.write(jdbc, line));
            new RestoredCases(connection, folder).write();
            new Events(connection, progress).write();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw damaged(folder.toString(), e);
        }
    }

    private static void each(byte[] lines, Consumer<byte[]> line) {
        for (String one : new String(lines, UTF_8).split("\n")) {
            line.accept(one.getBytes(UTF_8));
        }
    }

    /** A {@link LabelledException} where a ledger has begun there, of whatever version. */
    public static void requireEmpty(DataSource database) {
        var jdbc = JdbcClient.create(database);
        if (jdbc.sql("SELECT to_regclass('vault.master') IS NOT NULL")
                .query(Boolean.class)
                .single()) {
            requireEmpty(jdbc);
        }
    }

    private static void requireEmpty(JdbcClient jdbc) {
        if (jdbc.sql("SELECT EXISTS (SELECT FROM ledger.event) OR EXISTS (SELECT FROM vault.master)")
                .query(Boolean.class)
                .single()) {
            throw new LabelledException(
                    "数据库不是空的：恢复不覆盖任何内容", "the database is not empty: nothing is restored over what is there");
        }
    }

    /** Writes the events up to the checkpoint, and compares their tree with it. */
    @RequiredArgsConstructor
    private final class Events {
        private final Connection connection;
        private final LongConsumer progress;
        private final GrowingTree tree = new GrowingTree((level, index, tile) -> {});
        private Instant last = Instant.MIN;

        void write() throws IOException, SQLException {
            long size = checkpoint().size();
            try (var insert = connection.prepareStatement("""
                                    INSERT INTO ledger.event (position, stream_id, sequence,
                                        aggregate_type, type, revision, payload, metadata, event_id,
                                        recorded_at, leaf_hash, code)
                                    VALUES (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?, ?)
                                    """);
                    var setBack = connection.prepareStatement("""
                                    INSERT INTO ledger.clock_set_back (position, recorded_at)
                                    VALUES (?, ?)
                                    """)) {
                for (Path file : new SegmentFiles(folder.resolve(LogCopy.RECORDS)).all()) {
                    SegmentFiles.read(file, line -> take(line, size, insert, setBack));
                }
                insert.executeBatch();
                setBack.executeBatch();
            }
            if (tree.size() != size || !tree.root().equals(checkpoint().root())) {
                throw damaged(
                        "%s, position %d".formatted(folder, tree.size() + 1), new IOException("not what was signed"));
            }
            moveHead(size);
        }

        private boolean take(byte[] line, long size, PreparedStatement insert, PreparedStatement setBack) {
            if (tree.size() == size) {
                return false;
            }
            var mirrored = MirroredEvent.at(tree.size() + 1, line);
            if (mirrored.isEmpty()) {
                return false;
            }
            try {
                tree.add(mirrored.get().leaf());
                add(insert, mirrored.get());
                note(setBack, mirrored.get().event());
                if (tree.size() % AT_ONCE == 0) {
                    insert.executeBatch();
                    progress.accept(tree.size());
                }
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void add(PreparedStatement insert, MirroredEvent mirrored) throws SQLException {
            StoredEvent event = mirrored.event();
            insert.setLong(1, event.position());
            insert.setObject(2, event.streamId());
            insert.setLong(3, event.sequence());
            insert.setString(4, event.aggregateType());
            insert.setString(5, event.type());
            insert.setInt(6, event.revision());
            insert.setString(7, event.payload());
            insert.setString(8, event.metadata());
            insert.setObject(9, event.eventId());
            insert.setObject(10, event.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setBytes(11, event.leafHash());
            insert.setBytes(12, mirrored.code());
            insert.addBatch();
        }

        /** Only where a clock was set back does an event have an earlier time. */
        private void note(PreparedStatement setBack, StoredEvent event) throws SQLException {
            if (event.recordedAt().isBefore(last)) {
                setBack.setLong(1, event.position());
                setBack.setObject(2, event.recordedAt().atOffset(ZoneOffset.UTC));
                setBack.addBatch();
            }
            last = event.recordedAt();
        }

        private void moveHead(long size) throws SQLException {
            try (var head = connection.prepareStatement("UPDATE ledger.head SET position = ?, recorded_at = ?")) {
                head.setLong(1, size);
                head.setObject(2, last.atOffset(ZoneOffset.UTC));
                head.executeUpdate();
            }
        }
    }
}
