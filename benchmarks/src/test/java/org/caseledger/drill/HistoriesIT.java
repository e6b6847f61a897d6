package org.caseledger.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.caseledger.bench.Bench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of which several parts fail at once: what its clients write and read are histories of one log. */
@Tag("long")
@Tag("turn-2")
@Tag("apart")
class HistoriesIT {
    @TempDir
    private Path directory;

    @Test
    void givenACluster_whenSeveralPartsFailAtOnce_thenEachReadIsAPrefixAndNothingAcknowledgedIsMissing()
            throws Exception {
        var said = directory.resolve("said");
        var drill = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Dcaseledger.home=" + Path.of("..").toRealPath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bench.class.getName(),
                        "drill",
                        "--histories",
                        "--acknowledged=1000")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(drill.waitFor(15, TimeUnit.MINUTES)).isTrue();
            assertThat(drill.exitValue()).as("%s", Files.readString(said)).isZero();
        } finally {
            drill.destroy();
        }
    }
}
