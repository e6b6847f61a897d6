package org.caseledger.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.caseledger.testing.SharedClasses;
import org.caseledger.testing.TestFolders;
import org.springframework.util.FileSystemUtils;

/** The program as a process of its own, started as a person at the keyboard does. */
public final class LedgerProcess {
    private final Process process;
    private final Path said;

    private LedgerProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    public static LedgerProcess start(Path data, String... arguments) throws IOException {
        shareClasses();
        return start(List.of(), data, arguments);
    }

    /** Keeps the classes that the ledger loads, for every program that these tests start. */
    public static void shareClasses() throws IOException {
        try {
            SharedClasses.train(Ledger.class, option -> {
                var data = TestFolders.fresh("case-ledger-");
                start(List.of(option), data, "serve", "--port", "0")
                        .awaitReady()
                        .stop();
                FileSystemUtils.deleteRecursively(data);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static LedgerProcess start(List<String> options, Path data, String... arguments) throws IOException {
        var said = TestFolders.output("ledger");
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MetaspaceSize=160m", "-Duser.language=en"));
        command.add("-Duser.home=" + data.toAbsolutePath());
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(options);
        command.addAll(SharedClasses.options());
        command.add(Ledger.class.getName());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("LC_ALL", "en_US.UTF-8");
        return new LedgerProcess(TestFolders.started(builder), said);
    }

    /** Returns its address when it has said that it is ready to be stopped. */
    public LedgerProcess awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .until(() -> !process.isAlive() || said().contains("Ctrl-C stops it"));
        if (!process.isAlive()) {
            throw new AssertionError(said());
        }
        return this;
    }

    /** The exit code, when it has ended by itself or by a signal. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + said());
        }
        return process.exitValue();
    }

    /** SIGTERM, and what it exits with. */
    public int stop() throws InterruptedException {
        process.destroy();
        return exit();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The same, also for what would stop its database then: that goes on. */
    public void killWithReaper() throws InterruptedException {
        process.children().forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    /** What it has taken of the processors until now, whatever else they do meanwhile. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
