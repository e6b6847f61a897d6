package org.caseledger.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmarks as a process that a signal ends: neither their server nor their files stay. */
@Tag("long")
class BenchEndedIT {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenASignal_whenItHasStartedItsServer_thenServerAndFolderAreGone(boolean kill) throws Exception {
        var bench = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bench.class.getName(),
                        "--only",
                        "commands")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> server().isPresent());
            var server = server().orElseThrow();

            if (kill) {
                bench.destroyForcibly();
            } else {
                bench.destroy();
            }

            assertThat(bench.onExit()).succeedsWithin(Duration.ofMinutes(1));
            assertThat(server.onExit()).succeedsWithin(Duration.ofMinutes(1));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(temporary).isDirectoryNotContaining("glob:**/case-ledger-*"));
        } finally {
            bench.destroyForcibly();
        }
    }

    private Optional<ProcessHandle> server() throws IOException {
        try (var folders = Files.newDirectoryStream(temporary, "case-ledger-bench*")) {
            for (var folder : folders) {
                var file = folder.resolve("postgres/postmaster.pid");
                if (Files.exists(file) && Files.readString(file).contains("ready")) {
                    var pid = Files.readAllLines(file).get(0).strip();
                    return ProcessHandle.of(Long.parseLong(pid));
                }
            }
        }
        return Optional.empty();
    }
}
