package org.caseledger.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caseledger.bench.Bench;

/** A process that has ended, and what it wrote. */
record DrillRun(int status, String said) {
    /** Runs {@code ledger drill} with these options to its end, for which it has a quarter of an hour. */
    static DrillRun of(Path directory, String... options) throws Exception {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dcaseledger.home=" + home(),
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName(),
                "drill"));
        command.addAll(List.of(options));
        return of(directory, command);
    }

    /** Runs a command likewise; what it writes is kept in the directory. */
    static DrillRun of(Path directory, List<String> command) throws Exception {
        var said = directory.resolve("said");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
            return new DrillRun(process.exitValue(), Files.readString(said));
        } finally {
            process.destroy();
        }
    }

    static Path home() throws Exception {
        return Path.of("..").toRealPath();
    }
}
