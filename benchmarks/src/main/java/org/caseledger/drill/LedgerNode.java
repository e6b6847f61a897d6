package org.caseledger.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;
import org.jspecify.annotations.Nullable;

/** A node of the ledger: the program itself on a machine of its own, on the database of the cluster. */
@RequiredArgsConstructor
final class LedgerNode {
    /** Half of it is for the commit, so so long after a fault an outcome is unknown. */
    private static final String ANSWER_WITHIN = "10s";

    private static final Duration START = Duration.ofMinutes(4);
    private static final Pattern SETUP = Pattern.compile("http://\\S+/setup\\?code=\\S+");

    private static final int PORT = 8080;

    @Getter
    private final Machine machine;

    @Getter
    private final Path data;

    private final Path logs;
    private final Map<String, String> environment;
    private @Nullable Program running;

    URI address() {
        return URI.create("http://%s:%d".formatted(machine.address(), PORT));
    }

    /** Starts this version of the program; returns when it serves. */
    LedgerNode start(Path program) throws Exception {
        return start(
                program,
                "serve",
                "--host=" + machine.address(),
                "--caseledger.log.answer-within=" + ANSWER_WITHIN,
                "--caseledger.login.change-assigned-password=false");
    }

    /** As what watches over a service does: starts it again when it ends, which it does while its database is away. */
    void startUntilItServes(Path program) {
        Await.until(() -> machine.name() + " stays up", START, () -> {
            try {
                start(program);
                return true;
            } catch (CheckFailed e) {
                CheckFailed.unless(running != null && !running.process().isAlive(), "%s", e.getMessage());
                return false;
            }
        });
    }

    /** Starts another program of it that serves, such as a mirror. */
    LedgerNode start(Path program, String what, String... arguments) throws Exception {
        var name = machine.name();
        var log = log();
        Files.deleteIfExists(log);
        var command = new ArrayList<>(machine.inside());
        command.addAll(java(program, what, "--port=" + PORT, "--data=" + data));
        command.addAll(List.of(arguments));
        var started = Program.start(logs, name, command, environment);
        running = started;
        Await.until(() -> name + " serves", START, () -> {
            CheckFailed.unless(started.process().isAlive(), "%s has ended", name);
            return started.said().contains("Ctrl-C");
        });
        return this;
    }

    /** The link by which the first administrator is added. */
    URI setup() throws IOException {
        var link = SETUP.matcher(Files.readString(log()));
        CheckFailed.unless(link.find(), "%s asks for no administrator", machine.name());
        return URI.create(link.group());
    }

    /** SIGTERM: it answers what is under way, and ends. */
    void stop() throws InterruptedException {
        if (running != null) {
            running.process().destroy();
            boolean stopped = running.process().waitFor(START.toSeconds(), TimeUnit.SECONDS);
            CheckFailed.unless(stopped, "%s does not stop", machine.name());
        }
    }

    /** What it has written since its last start. */
    String said() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return logs.resolve(machine.name() + ".log");
    }

    /** Whether {@code verify} agrees, and the log goes on from every one of these. */
    boolean verify(Path program, Checkpoints checkpoints) throws Exception {
        var against =
                checkpoints.kept().stream().map(file -> "--against=" + file).toList();
        return command(program, "verify", against) == 0;
    }

    /** Runs a command alongside the node and returns its exit code; its output is in a log. */
    int command(Path program, String what, List<String> arguments) throws Exception {
        var all = new ArrayList<>(List.of(what));
        all.addAll(arguments);
        all.add("--data=" + data);
        var command = java(program, all.toArray(String[]::new));
        var process = Program.start(logs, what, command, environment).process();
        CheckFailed.unless(process.waitFor(START.toSeconds(), TimeUnit.SECONDS), "%s does not end", what);
        return process.exitValue();
    }

    private List<String> java(Path program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.add("-XX:-UsePerfData");
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Djava.io.tmpdir=" + logs));
        command.addAll(List.of("-jar", program.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
