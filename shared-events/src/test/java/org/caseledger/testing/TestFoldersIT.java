package org.caseledger.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tests that are interrupted leave nothing behind. */
class TestFoldersIT {
    private static final Duration SOON = Duration.ofMinutes(1);

    /** Tests with a server, a folder and a process of their own, which never end. */
    static final class NeverEnding {
        private NeverEnding() {}

        public static void main(String[] arguments) throws Exception {
            try (var pool = TestDatabase.fresh()) {
                var files = new JdbcTemplate(pool).queryForObject("SHOW data_directory", String.class);
                var server = Files.readAllLines(Path.of(files, "postmaster.pid"))
                        .get(0)
                        .strip();
                var child = TestFolders.started(new ProcessBuilder("sleep", "600"));
                System.out.printf(
                        "%d|%s|%d|%s|%s%n",
                        ProcessHandle.current().pid(),
                        server,
                        child.pid(),
                        Path.of(files).getParent(),
                        TestFolders.fresh("more").getParent());
                Thread.currentThread().join();
            }
        }
    }

    @Test
    void givenTestsWithAServerAProcessAndFolders_whenTheyAreKilled_thenAllAreGone() throws Exception {
        try (var tests = JavaProcess.start(NeverEnding.class)) {
            tests.await("where its things are", lines -> lines.stream().anyMatch(this::isAnswer));
            var things =
                    tests.lines().stream().filter(this::isAnswer).findFirst().orElseThrow();
            var words = things.split("\\|");
            var server = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
            var child = ProcessHandle.of(Long.parseLong(words[2])).orElseThrow();

            ProcessHandle.of(Long.parseLong(words[0])).orElseThrow().destroyForcibly();

            assertThat(child.onExit()).succeedsWithin(SOON);
            assertThat(server.onExit()).succeedsWithin(SOON);
            await().atMost(SOON).until(() -> Files.notExists(Path.of(words[3])) && Files.notExists(Path.of(words[4])));
        }
    }

    private boolean isAnswer(String line) {
        return line.matches("\\d+\\|\\d+\\|\\d+\\|/.+\\|/.+");
    }
}
