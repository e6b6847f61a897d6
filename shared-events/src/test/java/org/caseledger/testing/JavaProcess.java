package org.caseledger.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A main class of the tests in a process of its own, with the tests' class path. */
public final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final Path said;
    private final String main;

    private JavaProcess(Process process, Path said, String main) {
        this.process = process;
        this.said = said;
        this.main = main;
    }

    public static JavaProcess start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** {@code under} is a program that runs it, such as one that sets another time for it. */
    public static JavaProcess start(List<String> under, Class<?> main, String... arguments) throws IOException {
        var said = TestFolders.output(main.getSimpleName());
        var command = new ArrayList<>(under);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        // Short-lived: the later gains of the second compiler are not worth waiting for.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(SharedClasses.options());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        return new JavaProcess(TestFolders.started(builder), said, main.getSimpleName());
    }

    /** Returns when it has printed this complete line; fails with all output if it ends before. */
    public JavaProcess await(String line) {
        return await(line, lines -> lines.contains(line));
    }

    /** Returns when its output is sufficient; fails with all output if it ends before. */
    public JavaProcess await(String what, Predicate<List<String>> enough) {
        try {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> enough.test(lines()) || !process.isAlive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(main + " does not say " + what + " but " + String.join("\n", lines()), e);
        }
        if (!enough.test(lines())) {
            throw new AssertionError(String.join("\n", lines()));
        }
        return this;
    }

    /** The complete lines that it has printed so far. */
    public List<String> lines() {
        try {
            var text = Files.readString(said);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** SIGKILL, for it and for the program that runs it. */
    public void kill() throws InterruptedException {
        destroy();
        process.waitFor();
    }

    /** SIGSTOP: it does nothing and closes nothing until {@link #resume}. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new AssertionError(main + " was not sent " + signal);
        }
    }

    // What the program has started is left to its reaper, as when it is killed elsewhere.
    private void destroy() {
        var java = ProcessHandle.current().info().command();
        process.descendants().filter(one -> one.info().command().equals(java)).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Sends it a line of input. */
    public JavaProcess tell(String line) throws IOException {
        var input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        return this;
    }

    /** Whether it stays alive for this long. */
    public boolean livesOn(Duration time) throws InterruptedException {
        return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends its input and returns its exit code when it has ended by itself. */
    public int finish() throws InterruptedException, IOException {
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("still running: " + String.join("\n", lines()));
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        destroy();
        Files.deleteIfExists(said);
    }
}
