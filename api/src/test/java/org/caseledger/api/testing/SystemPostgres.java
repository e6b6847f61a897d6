package org.caseledger.api.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.caseledger.testing.TestFolders;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of the machine's own programs, as an office has one: with a database that belongs to a role without
 * other rights.
 */
public final class SystemPostgres implements AutoCloseable {
    private static final int OLDEST = 15;
    private static final String PASSWORD = "office-password";

    private final Path programs;
    private final Path directory;
    private final int port;

    private SystemPostgres(Path programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /** Starts one; an {@link AssertionError} where its programs are missing. */
    public static SystemPostgres start() throws IOException, SQLException {
        return start(newest().orElseThrow(() -> new AssertionError(
                "PostgreSQL 15 or newer of the system is missing;" + " ./check --long installs it")));
    }

    /** Starts the one in an archive of binaries, which only names itself a jar. */
    public static SystemPostgres startOf(Path archive) throws IOException, SQLException {
        var unpacked = TestFolders.fresh("postgres-programs");
        try (var jar = new ZipFile(archive.toFile())) {
            var programs = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(jar.getInputStream(programs)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, unpacked.resolve(entry.getName()));
                }
            }
        }
        Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
        return start(unpacked.resolve("bin"));
    }

    private static void unpack(TarArchiveEntry entry, InputStream tar, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
        } else {
            Files.createDirectories(to.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, to);
                Files.setPosixFilePermissions(
                        to, PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
            }
        }
    }

    private static SystemPostgres start(Path programs) throws IOException, SQLException {
        var directory = TestFolders.fresh("office-postgres");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        var password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        var server = new SystemPostgres(programs, directory, freePort());
        server.run(
                "initdb",
                "--pgdata=" + directory.resolve("data"),
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + password);
        server.startAgain();
        try (var connection = DriverManager.getConnection(server.url("postgres"), "postgres", PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE ledger LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE caseledger OWNER ledger");
        }
        return server;
    }

    /** Makes the role that the program works as, of which the owner is a member. */
    public void addAppRole() throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE caseledger_app LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("GRANT caseledger_app TO ledger");
        }
    }

    /** Starts it on the data that it has. */
    public void startAgain() throws IOException {
        run(
                "pg_ctl",
                "start",
                "--pgdata=" + directory.resolve("data"),
                "--log=" + directory.resolve("data/log"),
                "--wait",
                "--options=-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=".formatted(port));
    }

    /** SIGKILL for its first process, as the machine's memory killer sends it; the rest follows. */
    public void kill() throws IOException {
        var pid = Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .get(0)
                .strip();
        var first = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        var others = first.descendants().toList();
        first.destroyForcibly();
        first.onExit().join();
        // A new one does not start while the old one leaves processes.
        others.forEach(other -> other.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    public String url() {
        return url("caseledger");
    }

    public String username() {
        return "ledger";
    }

    public String password() {
        return PASSWORD;
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "--pgdata=" + directory.resolve("data"), "--mode=fast", "--wait");
        FileSystemUtils.deleteRecursively(directory);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** PostgreSQL refuses to run as root. */
    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "nobody", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        // A file and not a pipe: the server goes on holding it.
        var output = directory.resolve(program + ".out").toFile();
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + Files.readString(output.toPath()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Optional<Path> newest() throws IOException {
        var all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.filter(v -> v.getFileName().toString().matches("\\d+"))
                    .filter(v -> version(v) >= OLDEST)
                    .filter(v -> Files.isExecutable(v.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(SystemPostgres::version))
                    .map(v -> v.resolve("bin"));
        }
    }

    private static int version(Path directory) {
        return Integer.parseInt(directory.getFileName().toString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
