package org.caseledger.api.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.ServerFiles.ServerAccount;
import org.caseledger.reaper.Reaper;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL on the ledger's own files, for an office that has no database server: loopback only, with
 * passwords, every commit on disk. It ends with its ledger, also when that is killed. The superuser only prepares it at
 * the start; the program works as {@link DatabaseRoles#APP}.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class EmbeddedDatabase implements AutoCloseable {
    static final String USER = "postgres";
    private static final String NAME = "caseledger";
    private static final int CONNECTIONS = 100; // what PostgreSQL itself takes

    private final DataDirectory data;
    private final ServerFiles files;
    private int port;
    private int connections = CONNECTIONS;
    private @Nullable ServerWatch watch;
    private @Nullable Reaper reaper;

    /** Unpacks and initialises what is missing; {@link #start()} then runs it. */
    public static EmbeddedDatabase on(DataDirectory data) throws IOException {
        return on(data, ServerAccount.forFilesUnder(data.root()));
    }

    static EmbeddedDatabase on(DataDirectory data, ServerAccount account) throws IOException {
        return new EmbeddedDatabase(data, ServerFiles.prepare(data, account));
    }

    /**
     * The server that another ledger runs on these files; only that ledger stops it. Throws {@link LabelledException}
     * if it is not ready, or no longer.
     */
    public static EmbeddedDatabase running(DataDirectory data) throws IOException {
        // First, so that nothing is prepared here that the other one is preparing.
        int port = LeftBehindServer.ready(data.postgres()).port();
        EmbeddedDatabase database = on(data);
        database.port = port;
        return database;
    }

    /** For so many connections at once from the next start on. */
    public EmbeddedDatabase withConnections(int most) {
        connections = most;
        return this;
    }

    /** Returns when it answers; a {@link LabelledException} when it cannot. */
    public EmbeddedDatabase start() throws IOException {
        startAsItIs();
        prepare();
        return this;
    }

    /** As {@link #start}, for copying only: roles and tables stay unchanged. */
    public EmbeddedDatabase startAsItIs() throws IOException {
        LeftBehindServer.clearAway(data.postgres(), this, files);
        files.replaceLostPassword();
        port = freePort();
        reaper = Reaper.ofServer(data.postgres(), port);
        startServer();
        watch = new ServerWatch(data.postgres(), this::startServer);
        return this;
    }

    private void startServer() throws IOException {
        files.run(
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + data.postgres(),
                        "--log=" + files.log(),
                        "--wait",
                        "--timeout=600", // recovery after a crash takes its time
                        "--options=" + String.join(" ", settings())));
    }

    public String url() {
        return url(port, NAME) + "?reWriteBatchedInserts=true";
    }

    /** The address of the database of one office among others on this server. */
    public String url(OfficeDatabase office) {
        return office.on(url());
    }

    public String username() {
        return DatabaseRoles.APP;
    }

    public String password() throws IOException {
        return files.appPassword();
    }

    /** The owner of the tables, for what the program does not do while it serves. */
    public ExternalDatabase asOwner() throws IOException {
        var role = "&options=-c%20role%3D" + DatabaseRoles.OWNER;
        return new ExternalDatabase(url() + role, USER, files.password());
    }

    /** The superuser, for backups, tests and measurements; the program does not work as it. */
    public ExternalDatabase asSuperuser() throws IOException {
        return new ExternalDatabase(url(), USER, files.password());
    }

    /**
     * Copies its files while it works, so that they are a database again, to which nothing that was committed before
     * the end is missing. {@code atTheEnd} is asked as the superuser before the last files are copied.
     */
    public <T> T copyInto(DatabaseCopy copy, Function<DataSource, T> atTheEnd) throws IOException {
        DataSource asked = OwnedTables.connections(asSuperuser());
        try (Connection connection = connect(port, USER)) {
            return OnlineCopy.make(connection, data.postgres(), copy, () -> atTheEnd.apply(asked));
        } catch (SQLException e) {
            throw new LabelledException(
                    Text.format("内置数据库不能备份：%s", "the bundled database cannot be copied: %s", e.getMessage()), e);
        }
    }

    /** Fast shutdown: open transactions are rolled back, what is committed is kept. */
    @Override
    public void close() throws IOException {
        if (watch != null) {
            watch.close();
        }
        if (Files.exists(data.postgres().resolve("postmaster.pid"))) {
            files.run("pg_ctl", stop(data.postgres()));
        }
        if (reaper != null) {
            reaper.close();
        }
    }

    static List<String> stop(Path directory) {
        return List.of("stop", "--pgdata=" + directory, "--mode=fast", "--wait", "--timeout=120");
    }

    Connection connect(int port, String database) throws SQLException {
        try {
            Properties login = new Properties();
            login.setProperty("user", USER);
            login.setProperty("password", files.password());
            login.setProperty("connectTimeout", "5");
            return DriverManager.getConnection(url(port, database), login);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private List<String> settings() {
        return List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c timezone=UTC",
                "-c max_connections=" + connections,
                // Statements carry what citizens wrote: they stay out of the log.
                "-c log_min_error_statement=panic",
                "-c log_error_verbosity=terse");
    }

    /** The roles, the database, and its tables at this version; earlier ones were made by USER. */
    private void prepare() throws IOException {
        // No one logs in as the owner after this, so its password is not stored.
        String ownerPassword = ServerFiles.randomPassword();
        try {
            try (Connection server = connect(port, USER)) {
                DatabaseRoles.create(server, ownerPassword, password());
                createDatabase(server);
            }
            try (Connection database = connect(port, NAME)) {
                DatabaseRoles.giveAll(database);
            }
        } catch (SQLException e) {
            throw new LabelledException(
                    Text.format(
                            "连不上内置数据库：%s。密码文件：%s",
                            "cannot connect to the embedded database: %s. Its password file: %s",
                            e.getMessage(),
                            data.databasePassword()),
                    e);
        }
        OwnedTables.migrateIfDue(new ExternalDatabase(url(), DatabaseRoles.OWNER, ownerPassword));
    }

    private static void createDatabase(Connection server) throws SQLException {
        try (Statement statement = server.createStatement()) {
            if (!statement
                    .executeQuery("SELECT FROM pg_database WHERE datname = 'caseledger'")
                    .next()) {
                statement.execute("CREATE DATABASE caseledger");
            }
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * The files of the embedded server, copied while it writes them: between the two marks of a backup PostgreSQL tells
     * what a recovery has to begin with, and the write-ahead log between them is copied too. Its own program for this
     * is not among those that are unpacked.
     *
     * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">PostgreSQL 18, 25.3.4: making a base
     *     backup using the low level API</a>
     */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    static final class OnlineCopy extends SimpleFileVisitor<Path> {
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
                        "the bundled database has tablespaces elsewhere, which are not copied: %s",
                        tablespaces.strip()));
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

    /**
     * Starts the embedded server again when it ended by itself, as it does when the disk has no room for its
     * write-ahead log, and tries every five seconds until it can.
     */
    static final class ServerWatch implements AutoCloseable {
        private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
        private static final long SECONDS = 5;

        /** Starts the server on its files, and returns when it answers. */
        interface Start {
            void start() throws IOException;
        }

        private final Path directory;
        private final Start server;
        private final ScheduledThreadPoolExecutor again = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "embedded-database");
            thread.setDaemon(true);
            return thread;
        });

        /** Of a server that answers on these files. */
        ServerWatch(Path directory, Start server) throws IOException {
            this.directory = directory;
            this.server = server;
            again.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            follow();
        }

        /** Returns when nothing is started any more; what was started by then is for others to stop. */
        @Override
        public void close() {
            again.shutdown();
            try {
                if (!again.awaitTermination(1, TimeUnit.MINUTES)) {
                    LOG.warn("内置数据库的启动尚未结束 / the bundled database is still being started");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void follow() throws IOException {
            ProcessHandle.of(LeftBehindServer.of(directory).pid())
                    .ifPresentOrElse(process -> process.onExit().thenRun(this::ended), this::ended);
        }

        private void ended() {
            if (again.isShutdown()) {
                return;
            }
            LOG.error("内置数据库意外停止，将自动重新启动；原因见数据目录中的 postgres.log"
                    + " / the bundled database has ended by itself and will be started again;"
                    + " postgres.log in the data directory says why");
            again.execute(this::tryAgain);
        }

        private void tryAgain() {
            try {
                server.start();
                follow();
                LOG.info("内置数据库已重新启动 / the bundled database has been started again");
            } catch (IOException | LabelledException e) {
                LOG.debug("the bundled database cannot be started yet", e);
                if (!again.isShutdown()) {
                    again.schedule(this::tryAgain, SECONDS, TimeUnit.SECONDS);
                }
            }
        }
    }
}
