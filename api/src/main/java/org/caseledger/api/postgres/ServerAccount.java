package org.caseledger.api.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * The account under which PostgreSQL runs: it refuses to run as root, so root starts it in a user namespace or, where
 * those are forbidden, as an unprivileged account.
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
