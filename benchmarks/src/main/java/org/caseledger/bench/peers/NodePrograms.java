package org.caseledger.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.CheckFailed;
import org.jspecify.annotations.Nullable;

/** The peers' script with its packages, which are pinned, in a directory of its own. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class NodePrograms {
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "peers.mjs", "emmett.mjs", "message-db.mjs");
    private static final List<String> INSTALL = List.of(
            "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
            "--engine-strict",
            "--fetch-retries=1",
            "--fetch-timeout=20000");

    private final Path directory;

    /** The installed programs, or why there are none. */
    record Installed(@Nullable NodePrograms programs, String instead) {}

    /** Installs the packages, unless this machine has no Node.js or finds them nowhere. */
    static Installed install(Path directory) throws IOException, InterruptedException {
        return install(directory, INSTALL);
    }

    static Installed install(Path directory, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        for (var file : FILES) {
            try (InputStream in = NodePrograms.class.getResourceAsStream("/peers/" + file)) {
                Files.copy(in, directory.resolve(file));
            }
        }
        var programs = new NodePrograms(directory);
        return programs.run(command, Map.of())
                .map(said -> new Installed(null, said))
                .orElseGet(() -> new Installed(programs, ""));
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Runs the script to its end; {@link CheckFailed} with what it said when it fails. */
    void run(Path settings, String password) throws IOException, InterruptedException {
        var command = List.of("node", "peers.mjs", settings.toString());
        var failure = run(command, Map.of("PGPASSWORD", password, "NODE_ENV", "production"));
        if (failure.isPresent()) {
            throw new CheckFailed("peers.mjs failed: " + failure.get());
        }
    }

    /** Runs a program; returns its output if it is missing or has failed. */
    private Optional<String> run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "said", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            int exit = builder.start().waitFor();
            return exit == 0
                    ? Optional.empty()
                    : Optional.of(Files.readString(output).strip());
        } catch (IOException missing) {
            return Optional.of(String.valueOf(missing.getMessage()));
        }
    }
}
