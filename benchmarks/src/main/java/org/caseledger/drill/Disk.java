package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;
import org.jspecify.annotations.Nullable;

/** The disk of a machine, which forgets at a power failure what was not forced ({@code forgetfs.c}). */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class Disk {
    private static final String NAME = "forgetfs";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final String machine;
    private final Path fileSystem;

    /** Where its files are while it has no power. */
    @Getter
    private final Path kept;

    @Getter
    private final Path place;

    private final Path logs;
    private @Nullable Process running;

    /** Compiles the file system; returns the program. */
    static Path compile(Path home, Path folder) throws IOException, InterruptedException {
        var program = folder.resolve(NAME);
        var source = home.resolve("benchmarks/src/main/drill").resolve(NAME + ".c");
        Program.run(
                "gcc",
                "-O2",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-I/usr/include/fuse3",
                "-o",
                program.toString(),
                source.toString(),
                "-lfuse3");
        return program;
    }

    /** An empty one without power. */
    static Disk of(Machine machine, Path fileSystem, Path directory, Path logs) throws IOException {
        var kept = Files.createDirectories(directory.resolve("kept-disks").resolve(machine.name()));
        return new Disk(
                machine.name(), fileSystem, kept, Files.createDirectory(directory.resolve(machine.name())), logs);
    }

    /** Gives it power; what is lost the next time is chosen by the seed. */
    void mount(long seed) throws IOException {
        var command = List.of(fileSystem.toString(), kept.toString(), place.toString(), Long.toUnsignedString(seed));
        var process = Program.start(logs, log(), command, Map.of()).process();
        running = process;
        Await.until(() -> place + " is mounted", SOON, () -> {
            CheckFailed.unless(process.isAlive(), "%s has ended", log());
            return Files.getFileStore(place).name().equals(NAME);
        });
    }

    /** Takes the power away from it: every operation fails from now on. */
    void cut() throws IOException, InterruptedException {
        if (running != null) {
            Program.run("kill", "-USR1", Long.toString(running.pid()));
        }
    }

    /** Returns when what is left of it can be read. */
    void awaitCut() throws InterruptedException {
        if (running != null) {
            boolean ended = running.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
            CheckFailed.unless(ended && running.exitValue() == 0, "%s has not ended well", log());
        }
    }

    /** What all cuts have done to it: pages lost, pages that happened to be kept, and names lost. */
    long[] losses() throws IOException {
        var sums = new long[3];
        for (var line : Files.readAllLines(logs.resolve(log() + ".log"))) {
            var numbers = NUMBER.matcher(line);
            for (int i = 0; i < sums.length && numbers.find(); i++) {
                sums[i] += Long.parseLong(numbers.group());
            }
        }
        return sums;
    }

    private String log() {
        return machine + "-disk";
    }
}
