package org.caseledger.api.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.files.PrivateFile;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

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

    /**
     * PostgreSQL's programs for this platform, unpacked once per version from the program's own jar, or copied from the
     * unpacked ones next to it.
     */
    static final class PostgresBinaries {
        /** The folder next to the program; unpacking takes four seconds of a first start. */
        private static final String BESIDE = "caseledger.programs";

        private PostgresBinaries() {}

        /** The directory that holds {@code bin/postgres}, named by the archive's checksum. */
        static Path unpackInto(Path parent) throws IOException {
            byte[] archive = archive();
            // Tells versions apart at each start; a digest of so much takes a second of it.
            var checksum = new CRC32();
            checksum.update(archive);
            Path ready = parent.resolve("postgresql-%08x".formatted(checksum.getValue()));
            if (Files.isDirectory(ready)) {
                return ready;
            }
            // Unpacked aside and renamed: a start that is killed half way leaves nothing that looks
            // ready.
            Path aside = Files.createTempDirectory(parent, "unpacking-");
            Optional<Path> beside = beside(ready.getFileName());
            if (beside.isPresent()) {
                FileSystemUtils.copyRecursively(beside.get(), aside);
            } else {
                unpack(archive, aside);
            }
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.move(aside, ready, StandardCopyOption.ATOMIC_MOVE);
        }

        private static Optional<Path> beside(Path name) {
            return Optional.ofNullable(System.getProperty(BESIDE))
                    .map(folder -> Path.of(folder).resolve(name))
                    .filter(Files::isDirectory);
        }

        private static byte[] archive() throws IOException {
            String os = System.getProperty("os.name");
            String system = os.startsWith("Mac") ? "Darwin" : os.startsWith("Windows") ? "Windows" : os;
            String arch = System.getProperty("os.arch");
            try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                    system, arch.equals("amd64") ? "x86_64" : arch)) {
                return in.readAllBytes();
            }
        }

        private static void unpack(byte[] archive, Path target) throws IOException {
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    Path path = target.resolve(entry.getName()).normalize();
                    if (entry.isDirectory()) {
                        Files.createDirectories(path);
                    } else if (entry.isSymbolicLink() || entry.isLink()) {
                        Files.createDirectories(path.getParent());
                        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    } else {
                        Files.createDirectories(path.getParent());
                        Files.copy(tar, path);
                        path.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
                    }
                }
            }
        }
    }

    /**
     * The account under which PostgreSQL runs: it refuses to run as root, so root starts it in a user namespace or,
     * where those are forbidden, as an unprivileged account.
     *
     * @param prefix what goes before each of its commands
     * @param owner whom its files must belong to, when that has to be set
     */
    record ServerAccount(List<String> prefix, Optional<String> owner) {
        private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

        /** A shell that became root without a login may not have its folder in PATH. */
        private static final String RUNUSER = Stream.of("/usr/sbin/runuser", "/sbin/runuser")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .orElse("runuser");

        /** The ways that this machine allows for files under this directory, the preferred one first. */
        static List<ServerAccount> possible(Path directory) throws IOException {
            if (!isRoot()) {
                return List.of(new ServerAccount(List.of(), Optional.empty()));
            }
            List<ServerAccount> ways = new ArrayList<>();
            if (succeeds("unshare", "-U", "sh", "-c", "test $(id -u) -ne 0 && id -un")) {
                ways.add(new ServerAccount(List.of("unshare", "-U"), Optional.of("root")));
            }
            Stream.of("postgres", "nobody")
                    .filter(account -> mayEnter(account, directory))
                    .map(ServerAccount::as)
                    .forEach(ways::add);
            return ways;
        }

        static ServerAccount forFilesUnder(Path directory) throws IOException {
            return possible(directory).stream().findFirst().orElseThrow(() -> noneFor(directory.getParent()));
        }

        List<String> command(Path program, List<String> arguments) {
            return Stream.of(prefix.stream(), Stream.of(program.toString()), arguments.stream())
                    .flatMap(part -> part)
                    .toList();
        }

        private static ServerAccount as(String account) {
            return new ServerAccount(List.of(RUNUSER, "-u", account, "--"), Optional.of(account));
        }

        /** The parents decide: the directory itself is opened for the account when it is chosen. */
        private static boolean mayEnter(String account, Path directory) {
            return succeeds(
                    RUNUSER,
                    "-u",
                    account,
                    "--",
                    "test",
                    "-x",
                    directory.getParent().toString());
        }

        private static LabelledException noneFor(Path parent) {
            return new LabelledException(Text.format(
                    "PostgreSQL 不能以 root 身份运行，此处也不允许用户命名空间，普通账户又进不了 %s。"
                            + "请用普通用户启动，或用 --data 指定各账户都能进入的目录，例如 /var/lib/case-ledger",
                    "PostgreSQL does not run as root, user namespaces are forbidden here, and an ordinary"
                            + " account cannot enter %s. Start as an ordinary user, or name a directory"
                            + " that every account can enter with --data, such as /var/lib/case-ledger",
                    parent));
        }

        private static boolean isRoot() {
            return LINUX && succeeds("sh", "-c", "test $(id -u) -eq 0");
        }

        private static boolean succeeds(String... command) {
            try {
                return new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException notInstalled) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
