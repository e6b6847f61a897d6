package org.caseledger.api.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.reaper.Reaper;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

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
}
