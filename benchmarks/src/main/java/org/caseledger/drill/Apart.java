package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caseledger.bench.Await;

/**
 * The drill runs again in namespaces of its own: its addresses and mounts are invisible to other processes, and when it
 * ends, however it does, no process of it is left.
 */
final class Apart {
    private static final String DIRECTORY = "CASELEDGER_DRILL";
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Apart() {}

    /** The folder of the drill, when this process is the one apart. */
    static Optional<Path> directory() {
        return Optional.ofNullable(System.getenv(DIRECTORY)).map(Path::of);
    }

    /** What a command begins with that only root may give; {@code sudo} asks nothing. */
    static List<String> asRoot() {
        return System.getProperty("user.name").equals("root") ? List.of() : List.of("sudo", "-n");
    }

    /** Runs this program with its arguments again, and returns its exit code. */
    static int again() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("case-ledger-drill-");
        // PostgreSQL's account has its files below.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var process = new ProcessBuilder(command(directory)).inheritIO().start();
        var cleaning = new Thread(() -> clean(process, directory));
        Runtime.getRuntime().addShutdownHook(cleaning);
        return process.waitFor();
    }

    private static List<String> command(Path directory) throws IOException {
        var self = Files.readString(Path.of("/proc/self/cmdline")).split("\0");
        var command = new ArrayList<>(asRoot());
        command.addAll(List.of("env", DIRECTORY + "=" + directory, "unshare", "--net", "--mount"));
        command.addAll(List.of("--ipc", "--pid", "--fork", "--kill-child", "--mount-proc"));
        // The first process of a namespace has to bury the orphans, which Java does not.
        command.addAll(List.of("bash", "-c", "\"$@\"; exit $?", "drill"));
        command.add(ProcessHandle.current().info().command().orElse(self[0]));
        command.addAll(Arrays.asList(self).subList(1, self.length));
        return command;
    }

    private static void clean(Process process, Path directory) {
        // The first process of the namespace goes with it, and all others with that.
        process.destroyForcibly();
        var remove = new ArrayList<>(asRoot());
        remove.addAll(List.of("rm", "-rf", directory.toString()));
        try {
            process.waitFor();
            Await.until(
                    () -> "the folder is removed",
                    LONGEST,
                    () -> new ProcessBuilder(remove).start().waitFor() == 0);
        } catch (Exception e) {
            System.err.println("left: " + directory + ": " + e);
        }
    }
}
