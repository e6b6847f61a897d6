package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.bench.CheckFailed;

/** A program of the cluster, which writes to a file. It ends with the drill's namespace. */
record Program(String name, Process process, Path log) {
    private static final int TAIL = 25;

    /** Starts it; what it writes is added to what one of the same name has written before. */
    static Program start(Path logs, String name, List<String> command, Map<String, String> more) throws IOException {
        var log = logs.resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(more);
        return new Program(name, builder.start(), log);
    }

    /** Runs a command to its end and returns what it wrote; {@link CheckFailed} if it could not. */
    static String run(String... command) throws IOException, InterruptedException {
        return run(Path.of(""), command);
    }

    /** The same in a folder. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        CheckFailed.unless(process.waitFor() == 0, "%s: %s", String.join(" ", command), said.strip());
        return said;
    }

    /** The prefix of a command that PostgreSQL's own account runs, since it refuses root. */
    static List<String> asPostgres() {
        return List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--");
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** The last lines of a log, to find the cause of a failure. */
    static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return lines.stream()
                    .skip(Math.max(0, lines.size() - TAIL))
                    .collect(Collectors.joining("\n", "--- " + log.getFileName() + "\n", ""));
        } catch (IOException e) {
            return "--- " + log + ": " + e;
        }
    }
}
