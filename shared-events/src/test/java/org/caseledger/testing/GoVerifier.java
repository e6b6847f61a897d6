package org.caseledger.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that verifies logs with the Go project's own libraries, built from {@code go/verify.go} with Debian's
 * packages; an {@link AssertionError} if they are missing.
 */
public final class GoVerifier {
    private static final Path LIBRARIES = Path.of("/usr/share/gocode");

    // Reused between test classes: Go builds its own libraries first, which takes most of the time.
    private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"), "case-ledger-go-cache");

    private final Path program;

    private GoVerifier(Path program) {
        this.program = program;
    }

    /** Its output, and whether it accepted the log. */
    public record Finding(boolean agrees, String text) {}

    public static GoVerifier build(Path folder) throws IOException {
        if (!Files.isDirectory(LIBRARIES.resolve("src/golang.org/x/mod/sumdb/tlog"))) {
            throw new AssertionError(
                    "golang-golang-x-mod-dev is missing in %s; ./check --long installs it".formatted(LIBRARIES));
        }
        Path source = folder.resolve("verify.go");
        try (var resource = GoVerifier.class.getResourceAsStream("/go/verify.go")) {
            Files.write(source, resource.readAllBytes());
        }
        Path program = folder.resolve("verify");
        var built = run(List.of("go", "build", "-o", program.toString(), source.toString()), folder);
        if (!built.agrees()) {
            throw new AssertionError("the Go program was not built: " + built.text());
        }
        return new GoVerifier(program);
    }

    public Finding verify(String vkey, Path log, Path proofs) throws IOException {
        return run(List.of(program.toString(), vkey, log.toString(), proofs.toString()), program.getParent());
    }

    private static Finding run(List<String> command, Path folder) throws IOException {
        Path output = Files.createTempFile(folder, "go", ".out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "GO111MODULE", "off",
                        "GOPATH", LIBRARIES.toString(),
                        "GOTOOLCHAIN", "local",
                        "GOFLAGS", "",
                        "CGO_ENABLED", "0",
                        "GOCACHE", CACHE.toString()));
        try {
            int exit = start(builder).waitFor();
            return new Finding(exit == 0, Files.readString(output).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError("Go is missing; ./check --long installs golang-go", e);
        }
    }
}
