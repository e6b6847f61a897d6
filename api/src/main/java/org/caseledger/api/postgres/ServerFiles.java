package org.caseledger.api.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.files.PrivateFile;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The embedded server's programs and files, and the commands that act on them. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class ServerFiles {
    /** Behind a loopback port every local user can knock: hence a password of 192 random bits. */
    private static final int PASSWORD_BYTES = 24;

    private final DataDirectory data;
    private final ServerAccount account;
    private final Path programs;

    static ServerFiles prepare(DataDirectory data, ServerAccount account) throws IOException {
        ServerFiles files = new ServerFiles(data, account, PostgresBinaries.unpackInto(data.root()));
        // Programs run from there, unlike from a /tmp that is mounted noexec.
        System.getProperties().putIfAbsent("org.sqlite.tmpdir", files.programs.toString());
        new PrivateFile(data.appPassword()).create(randomPassword());
        if (!Files.exists(data.postgres())) {
            new PrivateFile(data.databasePassword()).create(randomPassword());
            files.initialise();
        }
        files.handOver(data.postgres());
        files.handOver(files.log());
        return files;
    }

    String password() throws IOException {
        return Files.readString(data.databasePassword());
    }

    String appPassword() throws IOException {
        return Files.readString(data.appPassword());
    }

    Path log() {
        return data.root().resolve("postgres.log");
    }

    /**
     * Gives the superuser a new password where the file with the present one is lost, as in a database that was
     * restored: no backup has it. Nothing may run on the files.
     */
    void replaceLostPassword() throws IOException {
        if (Files.exists(data.databasePassword())) {
            return;
        }
        String next = randomPassword();
        Path statement = data.root().resolve("postgres.statement");
        new PrivateFile(statement).replace("ALTER ROLE %s PASSWORD '%s'\n".formatted(EmbeddedDatabase.USER, next));
        try {
            run(
                    "postgres",
                    List.of(
                            "--single",
                            "-D",
                            data.postgres().toString(),
                            "-c",
                            "exit_on_error=on",
                            "-c",
                            "log_min_error_statement=panic",
                            "postgres"),
                    ProcessBuilder.Redirect.from(statement.toFile()));
        } finally {
            Files.delete(statement);
        }
        // Behind the change: a start that is killed in between makes yet another one.
        new PrivateFile(data.databasePassword()).create(next);
    }

    /** Made aside and renamed: a start that is killed half way begins anew. */
    private void initialise() throws IOException {
        Path aside = data.root().resolve("postgres.new");
        deleteTree(aside);
        Files.createDirectory(aside);
        Path password = data.root().resolve("postgres.password");
        new PrivateFile(password).replace(password());
        try {
            handOver(aside);
            handOver(password);
            run(
                    "initdb",
                    List.of(
                            "--pgdata=" + aside,
                            "--username=" + EmbeddedDatabase.USER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
        } finally {
            Files.delete(password);
        }
        Files.move(aside, data.postgres(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Runs one of PostgreSQL's programs to its end; a {@link LabelledException} with its last words when it fails. */
    void run(String program, List<String> arguments) throws IOException {
        run(program, arguments, ProcessBuilder.Redirect.PIPE);
    }

    private void run(String program, List<String> arguments, ProcessBuilder.Redirect input) throws IOException {
        // A file, not a pipe: the server inherits it and would keep a pipe open.
        Path output = data.root().resolve(program + ".out");
        Process process = new ProcessBuilder(
                        account.command(programs.resolve("bin").resolve(program), arguments))
                .directory(data.root().toFile())
                .redirectInput(input)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (exitCode(process) != 0) {
            String said = lastWords(output) + " " + lastWords(log());
            throw new LabelledException(Text.format(
                    "数据库无法启动或停止（%s）：%s", "the database cannot be started or stopped (%s): %s", program, said));
        }
    }

    private void handOver(Path path) throws IOException {
        if (account.owner().isEmpty()) {
            return;
        }
        if (!account.owner().get().equals("root")) {
            // The keys stay closed to that account: it may pass through, not read.
            Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("rwx--x--x"));
        }
        if (path.equals(log())) {
            new PrivateFile(path).create("");
        }
        Process chown = new ProcessBuilder("chown", "-R", account.owner().get(), path.toString()).start();
        if (exitCode(chown) != 0) {
            throw new IOException("chown " + account.owner().get() + " " + path);
        }
    }

    private static String lastWords(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.contains("FATAL") || line.contains("rror:"))
                .reduce((earlier, later) -> later)
                .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
